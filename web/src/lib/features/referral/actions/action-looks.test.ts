import { REFERRAL_ACTIONS } from '@throughline/schema/domain/referral/actions';
import { expect, test } from 'vitest';
import { arrangeActions, BUTTON_ACTIONS } from './action-looks.ts';

test('the next step stands first, the rest beside it and in the menu, none twice', () => {
  const all = arrangeActions(REFERRAL_ACTIONS, 'RECEIVED');
  expect(all.primary).toBe('SEND');
  const shown = [all.primary, ...all.beside, ...all.menu];
  expect([...shown].sort()).toEqual([...BUTTON_ACTIONS].sort());
});

test('a receiver accepts or declines; closing is not the next step before services', () => {
  expect(
    arrangeActions(['ACCEPT', 'DECLINE', 'MESSAGE', 'ADD_NOTE', 'LOG_ATTEMPT'], 'RECEIVED'),
  ).toEqual({ primary: 'ACCEPT', beside: ['DECLINE', 'LOG_ATTEMPT'], menu: [] });
  expect(arrangeActions(['START', 'COMPLETE'], 'ACCEPTED')).toEqual({
    primary: 'START',
    beside: [],
    menu: ['COMPLETE'],
  });
});

test('after a decline another partner is the next step, after a good end it is not', () => {
  expect(arrangeActions(['REFER_AGAIN'], 'DECLINED').primary).toBe('REFER_AGAIN');
  expect(arrangeActions(['RETURN', 'RECALL'], 'ATTEMPTING_CONTACT').primary).toBe('RETURN');
  expect(arrangeActions(['RETURN', 'RECALL'], 'SENT').primary).toBeNull();
  expect(arrangeActions(['REFER_AGAIN'], 'COMPLETED')).toEqual({
    primary: null,
    beside: [],
    menu: ['REFER_AGAIN'],
  });
});

test('whoever may only look gets no buttons', () => {
  expect(arrangeActions([], 'SENT')).toEqual({ primary: null, beside: [], menu: [] });
});

test('a draft that lacks something is edited before it can be sent', () => {
  expect(arrangeActions(['SEND', 'EDIT', 'DISCARD'], 'DRAFT', true)).toEqual({
    primary: 'EDIT',
    beside: [],
    menu: ['DISCARD'],
  });
});
