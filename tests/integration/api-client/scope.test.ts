import { getNamedType, isInputObjectType, isInterfaceType, isObjectType, parse } from 'graphql';
import type { GraphQLInputType, GraphQLObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import {
  API_SCOPES,
  opensField,
  opensRoot,
  SCOPED_INPUTS,
  SCOPED_OBJECTS,
  SCOPED_ROOT_FIELDS,
} from '@throughline/schema/domain/api-client/scope';
import type { ApiScope } from '@throughline/schema/domain/api-client/scope';
import { assertWithinScopes } from '@throughline/schema/platform/scope-rule';
import {
  REFERRAL_NUMBER_BYTES,
  referralNumberFrom,
} from '@throughline/schema/domain/shared/referral-number';
import { schema } from '@throughline/schema/features/schema';

const refusal = (text: string, variables: object, ...scopes: ApiScope[]): string | null => {
  const document = parse(text);
  const operationName = text.includes('query B') ? 'B' : null;
  try {
    assertWithinScopes({ schema, document, operationName, variables: { ...variables } }, scopes);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};
const opens = (document: string, ...scopes: ApiScope[]): boolean =>
  refusal(document, {}, ...scopes) === null;
const ALL = [...API_SCOPES];

describe('the scopes of API clients (CORE-009)', () => {
  test('name fields and objects that there are', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}));
    expect(SCOPED_ROOT_FIELDS.filter((name) => !fields.includes(name))).toEqual([]);
    const unknown = SCOPED_OBJECTS.filter((name) => {
      const [object = '', field] = name.split('.');
      const type = schema.getType(object);
      if (!isObjectType(type) && !isInterfaceType(type)) return true;
      return field !== undefined && !(field in type.getFields());
    });
    expect(unknown).toEqual([]);
    const gone = SCOPED_INPUTS.filter((coordinate) => {
      const [, name = '', field = '', argument] =
        /^(\w+)\.(\w+)(?:\((\w+):\))?$/.exec(coordinate) ?? [];
      const type = schema.getType(name);
      if (isInputObjectType(type)) return !(field in type.getFields());
      if (!isObjectType(type)) return true;
      return !type.getFields()[field]?.args.some((each) => each.name === argument);
    });
    expect(gone).toEqual([]);
  });

  test.each<[string, readonly ApiScope[]]>([
    ['{ referral(id: "x") { number } }', ['REFERRALS_READ', 'REFERRALS_WRITE']],
    [
      'subscription { referralChanged(id: "x") { __typename } }',
      ['REFERRALS_READ', 'REFERRALS_WRITE'],
    ],
    ['mutation { acceptReferral(input: {}) { __typename } }', ['REFERRALS_WRITE']],
    ['{ person(id: "x") { id } }', ['PEOPLE_READ', 'PEOPLE_WRITE']],
    ['mutation { createPerson(input: {}) { __typename } }', ['PEOPLE_WRITE']],
    ['{ services { totalCount } }', ['DIRECTORY_READ', 'DIRECTORY_WRITE']],
    ['mutation { setCapacity(input: {}) { __typename } }', ['DIRECTORY_WRITE']],
    [
      '{ referralReport { total { referrals } } }',
      ['REFERRALS_READ', 'REFERRALS_WRITE', 'FIGURES_READ'],
    ],
    [
      '{ statewideFigures { total { referrals } } }',
      ['REFERRALS_READ', 'REFERRALS_WRITE', 'FIGURES_READ'],
    ],
    ['mutation { waitlistReferral(input: {}) { __typename } }', ['REFERRALS_WRITE']],
  ])('%s', (document, by) => {
    expect(ALL.filter((scope) => opens(document, scope))).toEqual(by);
  });

  test('hold wherever a document comes to something', () => {
    const both = '{ referral(id: "x") { number person { id } } }';
    expect(opens(both, 'REFERRALS_READ')).toBe(false);
    expect(opens(both, 'REFERRALS_READ', 'PEOPLE_READ')).toBe(true);
    expect(opens('{ referral(id: "x") { personName } }', 'REFERRALS_READ')).toBe(false);
    expect(opens('{ referral(id: "x") { sender { name } } }', 'REFERRALS_READ')).toBe(true);
    const hidden = '{ ...a } fragment a on Query { person(id: "x") { id } }';
    expect(opens(hidden, 'REFERRALS_READ')).toBe(false);
    const aliased = '{ referral: person(id: "x") { id } }';
    expect(opens(aliased, 'REFERRALS_READ')).toBe(false);
    const twice = '{ referral(id: "x") { id } person(id: "x") { id } }';
    expect(opens(twice, 'REFERRALS_READ')).toBe(false);
  });

  test.each([
    '{ viewer { role } }',
    '{ apiClients { id } }',
    '{ sessions { id } }',
    '{ members { id } }',
    'mutation { signOut(input: {}) { __typename } }',
    'mutation { createApiClient(input: {}) { __typename } }',
    'mutation { revokeApiClient(input: {}) { __typename } }',
    'subscription { noticesChanged { __typename } }',
  ])('together do not open %s', (document) => {
    expect(opens(document, ...ALL)).toBe(false);
  });
});

/** Whoever adds one here has judged that no answer to it tells what another scope opens. */
const ABOUT_NOBODY = [
  'Query.organizations(kind:)',
  'Query.organizations(lwiaId:)',
  'Query.organizations(words:)',
  'Query.referralByNumber(number:)',
  'Query.referralCounts(box:)',
  'Query.referralReport(box:)',
  'Query.referralReport(groupBy:)',
  'SentWithin.category',
  'SentWithin.from',
  'SentWithin.lwiaId',
  'SentWithin.pathway',
  'SentWithin.receiverId',
  'SentWithin.senderId',
  'SentWithin.senderLwiaId',
  'SentWithin.to',
  'ReferralFilter.assignedTo',
  'ReferralFilter.box',
  'ReferralFilter.categories',
  'ReferralFilter.organizationId',
  'ReferralFilter.overdueOnly',
  'ReferralFilter.sent',
  'ReferralFilter.statuses',
  'ReferralFilter.unreadOnly',
  'ReferralFilter.urgencies',
  'ServiceFilter.categories',
  'ServiceFilter.countyFips',
  'ServiceFilter.includeOwn',
  'ServiceFilter.language',
  'ServiceFilter.lwiaId',
  'ServiceFilter.openNow',
  'ServiceFilter.organizationId',
  'ServiceFilter.placesFree',
  'ServiceFilter.program',
  'ServiceFilter.withinMiles',
  'ServiceFilter.words',
  'ServiceFilter.zip',
  'Query.statewideFigures(groupBy:)',
  'Query.statewideFigures(quarter:)',
  'Query.zipPlace(zip:)',
];

describe('what is sent', () => {
  test('a Social Security number is compared for no API client, however it is sent', () => {
    const similar = (ssn: string, head = 'query') =>
      `${head} { similarPeople(firstName: "Ana", lastName: "Quill", ${ssn}) { basis } }`;
    const refused = '`Query.similarPeople(ssn:)` is open to no API client.';
    const by = similar('ssn: $ssn', 'query ($ssn: Ssn)');
    for (const [document, variables] of [
      [similar('ssn: "123-45-6789"'), {}],
      [by, { ssn: '123-45-6789' }],
      [similar('ssn: $ssn', 'query ($ssn: Ssn = "123-45-6789")'), {}],
      [`query { ...A } ${similar('ssn: "123-45-6789"', 'fragment A on Query')}`, {}],
    ] as const)
      expect(refusal(document, variables, ...ALL)).toBe(refused);
    expect(refusal(by, {}, 'PEOPLE_READ')).toBeNull();
    expect(refusal(by, { ssn: null }, 'PEOPLE_READ')).toBeNull();
  });

  test('services for a person need the scope to see people, in whatever shape the filter comes', () => {
    const literal = '{ services(filter: { personId: "x" }) { totalCount } }';
    const whole = 'query ($filter: ServiceFilter!) { services(filter: $filter) { totalCount } }';
    const part =
      'query ($id: ID) { services(filter: { openNow: true, personId: $id }) { totalCount } }';
    const usual = whole.replace('ServiceFilter!', 'ServiceFilter! = { personId: "x" }');
    const other = `query A { services(filter: {}) { totalCount } } ${usual.replace('query', 'query B')}`;
    const refused = '`ServiceFilter.personId` needs the scope people:read.';
    for (const [document, variables] of [
      [literal, {}],
      [whole, { filter: { personId: 'x' } }],
      [whole, { filter: [{ personId: 'x' }] }],
      [part, { id: 'x' }],
      [usual, {}],
      [other, {}],
    ] as const) {
      expect(refusal(document, variables, 'DIRECTORY_READ')).toBe(refused);
      expect(refusal(document, variables, 'DIRECTORY_READ', 'PEOPLE_READ')).toBeNull();
    }
    for (const [document, variables] of [
      [whole, { filter: { openNow: true, personId: null } }],
      [part, {}],
      [usual, { filter: {} }],
    ] as const)
      expect(refusal(document, variables, 'DIRECTORY_READ')).toBeNull();
  });

  test('without the scope to see people only a referral number finds referrals', () => {
    const by = (words: string) =>
      `{ referrals(filter: { box: RECEIVED, words: ${words} }) { totalCount } }`;
    const whole = 'query ($filter: ReferralFilter!) { referrals(filter: $filter) { totalCount } }';
    const refused =
      '`ReferralFilter.words` needs the scope people:read, unless it is a referral number.';
    for (const [document, variables] of [
      [by('"torres"'), {}],
      [by('"R-7K4M"'), {}],
      [by('5'), {}],
      [whole, { filter: { box: 'RECEIVED', words: 'torres' } }],
    ] as const) {
      expect(refusal(document, variables, 'REFERRALS_WRITE')).toBe(refused);
      expect(refusal(document, variables, 'REFERRALS_READ', 'PEOPLE_READ')).toBeNull();
    }
    const number = referralNumberFrom(new Uint8Array(REFERRAL_NUMBER_BYTES));
    for (const words of [number, number.toLowerCase().replaceAll('-', ' '), ' ', null])
      expect(refusal(whole, { filter: { box: 'RECEIVED', words } }, 'REFERRALS_READ')).toBeNull();
  });

  test('what else clients may ask by without seeing people is about no person', () => {
    const scopes = ALL.filter((scope) => !scope.startsWith('PEOPLE'));
    const asked = new Set<string>();
    const addInput = (type: GraphQLInputType): void => {
      const input = getNamedType(type);
      if (!isInputObjectType(input)) return;
      for (const field of Object.values(input.getFields())) {
        asked.add(`${input.name}.${field.name}`);
        addInput(field.type);
      }
    };
    const addFields = (type: GraphQLObjectType | undefined | null, opens: typeof opensField) => {
      for (const { name, args } of Object.values(type?.getFields() ?? {})) {
        if (!type || !opens(scopes, type.name, name)) continue;
        for (const argument of args) {
          asked.add(`${type.name}.${name}(${argument.name}:)`);
          addInput(argument.type);
        }
      }
    };
    const roots = [schema.getQueryType(), schema.getSubscriptionType()];
    for (const root of roots)
      addFields(root, (_scopes, _object, field) => opensRoot(scopes, field));
    for (const type of Object.values(schema.getTypeMap()))
      if (isObjectType(type) && !/^(Query|Mutation|Subscription|__.*)$/.test(type.name))
        addFields(type, opensField);
    const places = /\((after|before|first|last|id|filter|sent):\)$/;
    const open = [...asked].filter(
      (coordinate) => !SCOPED_INPUTS.includes(coordinate) && !places.test(coordinate),
    );
    expect(open).toEqual(ABOUT_NOBODY);
  });
});
