import { describe, expect, test } from 'vitest';
import { LOCALES } from '../shared/locale.ts';
import { NOTICE_AUDIENCES, NOTICE_KINDS } from './kind.ts';
import type { NoticeKind } from './kind.ts';
import { mailKindOf, NOTICE_MAIL_KINDS, NOTICE_MAIL_LABELS } from './mail-kind.ts';
import { MAIL_KINDS, renderMail } from './mail-template.ts';
import { isToldTo, noticeText } from './notice-text.ts';
import { alertedContacts, NOTICE_RULES, noticeRecipients } from './recipients.ts';

const NAMES = {
  sender: 'Prairie Library',
  receiver: 'Lakeside College',
  person: 'Ana Pérez',
  actor: 'Sam Ortiz',
  organization: 'Prairie Library',
};

const sentences = NOTICE_KINDS.flatMap((kind) =>
  NOTICE_AUDIENCES.filter((audience) => isToldTo(kind, audience)).flatMap((audience) =>
    LOCALES.map((locale) => [kind, audience, locale] as const),
  ),
);

describe('sentences', () => {
  test.each(sentences)('%s to %s in %s', (kind, audience, locale) => {
    for (const data of [NAMES, {}]) {
      const text = noticeText(kind, data, locale, audience);
      expect(text).toMatch(/^\p{Lu}.*\.$/u);
      expect(text).not.toMatch(/[{}]|undefined|null/);
    }
    // Customers are spoken to, never about.
    if (audience === 'CUSTOMER')
      expect(noticeText(kind, NAMES, locale, audience)).not.toContain('Ana');
  });
  test('say it plainly', () => {
    expect(noticeText('REFERRAL_ACCEPTED', NAMES, 'en')).toBe(
      'Lakeside College accepted the referral for Ana Pérez.',
    );
    expect(
      noticeText('REFERRAL_ACCEPTED', { receiver: 'Lakeside College' }, 'es', 'CUSTOMER'),
    ).toBe('Lakeside College le va a ayudar. Se comunicará con usted.');
    expect(noticeText('CONSENT_WITHDRAWN', { person: null }, 'en')).toBe(
      'The consent of a customer was withdrawn. Their open referrals are closed.',
    );
  });
  test('of a referral that is gone for the reader, only that it is', () => {
    const gone = { gone: true };
    expect(noticeText('REFERRAL_SENT', {}, 'en', 'STAFF', gone)).toBe(
      'A referral that was taken back or is no longer open to you.',
    );
    expect(noticeText('REFERRAL_RECALLED', {}, 'en', 'STAFF', gone)).toContain('took a referral');
    expect(noticeText('MEMBERSHIP_APPROVED', NAMES, 'en', 'STAFF', gone)).toContain('Prairie');
  });
  test('what the person did is not done to somebody of their name', () => {
    expect(noticeText('FILE_ATTACHED', NAMES, 'en', 'STAFF', { byPerson: true })).toBe(
      'Ana Pérez attached a file to their referral.',
    );
  });
  test('a name is text, not a pattern', () => {
    expect(noticeText('REFERRAL_SENT', { sender: '{person} $1', person: 'Ana' }, 'en')).toBe(
      '{person} $1 sent you a referral for Ana.',
    );
  });
  test('customers are not told of messages between staff', () => {
    expect(() => noticeText('REFERRAL_MESSAGE', NAMES, 'en', 'CUSTOMER')).toThrow(
      /REFERRAL_MESSAGE/,
    );
  });
});

describe('recipients', () => {
  const people = {
    senderAssignee: 'sam',
    senderContacts: ['author'],
    receiverContacts: ['kim', 'lee'],
    customer: 'ana',
  };

  test.each(NOTICE_KINDS)('%s reaches only those who have words for it', (kind) => {
    const { to, mailTo } = NOTICE_RULES[kind];
    expect(to.length).toBeGreaterThan(0);
    expect(to).toEqual(expect.arrayContaining([...mailTo]));
    if (to.includes('CUSTOMER')) expect(isToldTo(kind, 'CUSTOMER')).toBe(true);
  });
  test('a new referral goes to all contacts by mail, and to the customer in the app', () => {
    expect(noticeRecipients('REFERRAL_SENT', people, 'sam')).toEqual([
      { userId: 'kim', audience: 'STAFF', mail: true },
      { userId: 'lee', audience: 'STAFF', mail: true },
      { userId: 'ana', audience: 'CUSTOMER', mail: false },
    ]);
  });
  test.each([
    ['who receives, not who stands in', false, ['R', 'RB'], ['R']],
    ['who receives and stands in, where there is nobody else', false, ['RB', '-'], ['RB']],
    ['who stands in, when nobody answered', true, ['R', 'RB', 'B'], ['RB', 'B']],
    ['who receives, when nobody stands in', true, ['R', '-'], ['R']],
    ['nobody, where nobody is named', true, ['-'], []],
  ])('of a service’s contacts to %s', (_case, nobodyAnswered, contacts, told) => {
    const named = contacts.map((letters) => ({
      letters,
      receivesReferrals: letters.includes('R'),
      backup: letters.includes('B'),
    }));
    expect(alertedContacts(named, nobodyAnswered).map(({ letters }) => letters)).toEqual(told);
  });
  test('once claimed, to the one who has it', () => {
    const claimed = { ...people, receiverAssignee: 'kim' };
    expect(
      noticeRecipients('REFERRAL_MESSAGE', claimed, 'sam').map(({ userId }) => userId),
    ).toEqual(['kim']);
    expect(
      noticeRecipients('REFERRAL_ATTEMPTING_CONTACT', claimed, null).map(({ userId }) => userId),
    ).toEqual(['kim', 'lee', 'sam']);
  });
  test('unanswered: who stands in at the receiver, then the administrators of its area (N-24)', () => {
    const more = { ...people, receiverBackups: ['lee'], areaAdministrators: ['pat'] };
    const told = (kind: NoticeKind) =>
      noticeRecipients(kind, more, null).map(({ userId, mail }) => [userId, mail]);
    expect(told('REFERRAL_ATTEMPTING_CONTACT')).toEqual([
      ['lee', true],
      ['sam', true],
    ]);
    expect(told('REFERRAL_ESCALATED')).toEqual([
      ['pat', true],
      ['sam', true],
    ]);
    expect(told('REFERRAL_NO_FOLLOW_UP')).toEqual([['sam', true]]);
    expect(told('REFERRAL_UNDECIDED')).toEqual([
      ['kim', true],
      ['lee', true],
      ['sam', false],
    ]);
  });
  test('planner and customer hear how it goes on; by mail how it ended (N-25)', () => {
    const planned = { senderContacts: ['sam'], planners: ['pat', 'sam'], customer: 'ana' };
    const told = (kind: NoticeKind) =>
      noticeRecipients(kind, planned, 'kim').map(({ userId, mail }) => [userId, mail]);
    for (const kind of ['REFERRAL_RECEIVED', 'REFERRAL_STARTED'] as const)
      expect(told(kind)).toEqual([
        ['sam', false],
        ['pat', false],
        ['ana', false],
      ]);
    for (const kind of ['REFERRAL_DECLINED', 'REFERRAL_COMPLETED'] as const)
      expect(told(kind)).toEqual([
        ['sam', true],
        ['pat', true],
        ['ana', true],
      ]);
  });
  test('never to the one who did it, each once', () => {
    const both = { senderContacts: ['sam'], receiverContacts: ['sam', 'sam', 'kim'] };
    expect(
      noticeRecipients('CUSTOMER_NOT_CONTACTED', both, null).map(({ userId }) => userId),
    ).toEqual(['sam', 'kim']);
    expect(
      noticeRecipients('CUSTOMER_NOT_CONTACTED', both, 'sam').map(({ userId }) => userId),
    ).toEqual(['kim']);
  });
  test('nobody known, nobody told', () => {
    for (const kind of NOTICE_KINDS) expect(noticeRecipients(kind, {}, null)).toEqual([]);
  });
});

describe('mails', () => {
  const link = 'https://throughline.example.org/referrals/0190';
  const of = {
    notices: 3,
    unsubscribeUrl: 'https://throughline.example.org/unsubscribe/x',
    counts: NOTICE_MAIL_KINDS.map((kind) => [NOTICE_MAIL_LABELS[kind], 2] as const),
  };
  test.each(MAIL_KINDS.flatMap((kind) => LOCALES.map((locale) => [kind, locale] as const)))(
    '%s in %s holds the link and no case',
    (kind, locale) => {
      for (const mail of [renderMail(kind, link, locale), renderMail(kind, link, locale, of)]) {
        const { subject, text } = mail;
        expect(text).toContain(`\n\n${link}\n\n`);
        expect(subject).not.toMatch(/[{}\n]/);
        expect(text).not.toMatch(/[{}]|undefined/);
        // Nothing that would tell a third reader where the case stands.
        expect(`${subject} ${text}`).not.toMatch(
          /accepted|declined|completed|consent|aceptad|rechazad|completad|consentimiento/i,
        );
      }
    },
  );
  test('one for several notices says how many, a digest of what, and both how to end them', () => {
    const { text } = renderMail('REFERRAL_NEWS', link, 'es', {
      notices: 3,
      unsubscribeUrl: of.unsubscribeUrl,
    });
    expect(text).toContain('Este mensaje reúne 3 avisos.');
    expect(text).toMatch(/\nhttps:\/\/throughline\.example\.org\/unsubscribe\/x\n$/);
    expect(renderMail('DAILY_DIGEST', link, 'en', of).text).toContain('\nMessages: 2\n');
  });
  test('every notice has its mail', () => {
    expect(mailKindOf('REFERRAL_ACCEPTED', 'STAFF')).toBe('REFERRAL_NEWS');
    expect(mailKindOf('REFERRAL_MESSAGE', 'STAFF')).toBe('REFERRAL_MESSAGE');
    expect(mailKindOf('MEMBERSHIP_REQUESTED', 'STAFF')).toBe('MEMBERSHIP_NEEDS_DECISION');
    expect(mailKindOf('MEMBERSHIP_REFUSED', 'STAFF')).toBe('MEMBERSHIP_DECIDED');
    expect(mailKindOf('REFERRAL_DECLINED', 'CUSTOMER')).toBe('CUSTOMER_NEWS');
    expect(mailKindOf('REFERRAL_DECLINED', 'STAFF')).toBe('REFERRAL_NEEDS_ATTENTION');
  });
});
