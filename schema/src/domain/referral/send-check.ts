import { problem, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';

/** How the consent stands to what this referral would share; see `consentFor` in customer/consent.ts. */
export const CONSENT_COVERAGES = ['NONE', 'COVERS', 'TOO_NARROW', 'WITHDRAWN', 'EXPIRED'] as const;
export type ConsentCoverage = (typeof CONSENT_COVERAGES)[number];

/** What is known of a draft when somebody presses Send. */
export type SendFacts = {
  readonly personId: string | null;
  readonly senderOrganizationId: string;
  readonly receiverOrganizationId: string | null;
  readonly receiverApproved: boolean;
  readonly serviceId: string | null;
  readonly serviceReferable: boolean;
  /** It says that it takes nobody new. */
  readonly serviceClosed: boolean;
  readonly reason: string | null;
  readonly consent: ConsentCoverage;
  /** `reachable` of customer/contact.ts. */
  readonly customerReachable: boolean;
};

const consentProblem = (consent: ConsentCoverage): FieldProblem | null => {
  switch (consent) {
    case 'COVERS':
      return null;
    case 'NONE':
      return problem('consent', 'REQUIRED', {
        en: 'Record the consent of the customer first.',
        es: 'Registre primero el consentimiento del cliente.',
      });
    case 'TOO_NARROW':
      return problem('consent', 'NOT_ALLOWED', {
        en: 'Share only what the customer consented to, or record a new consent.',
        es: 'Comparta solo lo que el cliente consintió, o registre un nuevo consentimiento.',
      });
    case 'WITHDRAWN':
      return problem('consent', 'NOT_ALLOWED', {
        en: 'The customer withdrew this consent. Record a new one if they agree.',
        es: 'El cliente retiró este consentimiento. Registre uno nuevo si está de acuerdo.',
      });
    case 'EXPIRED':
      return problem('consent', 'IN_THE_PAST', {
        en: 'This consent has expired. Record a new one if the customer agrees.',
        es: 'Este consentimiento venció. Registre uno nuevo si el cliente está de acuerdo.',
      });
  }
};

const receiverProblem = (facts: SendFacts): FieldProblem | null => {
  if (facts.receiverOrganizationId === null) {
    return problem('receiver', 'REQUIRED', {
      en: 'Choose the partner to refer to.',
      es: 'Elija la organización a la que va a referir.',
    });
  }
  if (facts.receiverOrganizationId === facts.senderOrganizationId) {
    return problem('receiver', 'NOT_ALLOWED', {
      en: 'Choose another organization: a referral goes to a partner.',
      es: 'Elija otra organización: un referido va a una organización colaboradora.',
    });
  }
  return facts.receiverApproved
    ? null
    : problem('receiver', 'NOT_ALLOWED', {
        en: 'Choose another partner: this one does not receive referrals at present.',
        es: 'Elija otra organización: esta no recibe referidos en este momento.',
      });
};

const serviceProblem = ({
  serviceId,
  serviceReferable,
  serviceClosed,
}: SendFacts): FieldProblem | null => {
  if (serviceId === null) {
    return problem('service', 'REQUIRED', { en: 'Choose a service.', es: 'Elija un servicio.' });
  }
  if (!serviceReferable) {
    return problem('service', 'NOT_ALLOWED', {
      en: 'Choose another service: this one cannot be referred to at present.',
      es: 'Elija otro servicio: no se puede referir a este en este momento.',
    });
  }
  return serviceClosed
    ? problem('service', 'NOT_ALLOWED', {
        en: 'Choose another service: this one takes nobody new at present.',
        es: 'Elija otro servicio: este no recibe a personas nuevas en este momento.',
      })
    : null;
};

/**
 * What is missing before a draft can be sent (REF-025, REF-050, catalogues 6.2): customer, receiver, a
 * service that can be referred to, reason, consent that covers it, one way to reach the customer.
 * Empty: it can go.
 */
export const missingForSend = (facts: SendFacts): FieldProblem[] =>
  problemsOf(
    facts.personId === null
      ? problem('person', 'REQUIRED', { en: 'Choose the customer.', es: 'Elija al cliente.' })
      : null,
    receiverProblem(facts),
    serviceProblem(facts),
    facts.reason?.trim()
      ? null
      : problem('reason', 'REQUIRED', {
          en: 'Say in a sentence why you refer the customer.',
          es: 'Diga en una frase por qué refiere al cliente.',
        }),
    consentProblem(facts.consent),
    facts.customerReachable
      ? null
      : problem('contact', 'REQUIRED', {
          en: 'Add one way to reach the customer: a phone number, an email or an address.',
          es: 'Agregue una forma de comunicarse con el cliente: teléfono, correo electrónico o dirección.',
        }),
  );

/** There is no place, and the sender did not say that the customer would wait for one. */
export const noPlace = (): FieldProblem =>
  problem('place', 'REQUIRED', {
    en: 'No place is free there now. Send it to the waiting list, or choose another service.',
    es: 'Allí no hay lugares libres ahora. Envíelo a la lista de espera o elija otro servicio.',
  });

/** The same need of this customer is under way already, and the sender did not say why once more (REF-048). */
export const duplicateUnexplained = (): FieldProblem =>
  problem('duplicate', 'REQUIRED', {
    en: 'A referral of this customer for this need is open already. Say why you send another one.',
    es: 'Ya hay un referido abierto de este cliente para esta necesidad. Diga por qué envía otro.',
  });
