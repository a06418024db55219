import type { Page } from 'playwright-core';
import type { RouteStates } from '../states.ts';
import { heading, NO, ON_THE_WAY, submitted, text } from './common.ts';

const email = (page: Page) => page.getByLabel('Email address').fill('rosa@example.org');
const password = (page: Page) => page.getByLabel(/^(New p|P)assword$/).fill('four words in a row');

const form = (
  route: string,
  path: string,
  title: string,
  fill: (page: Page) => Promise<void>,
): RouteStates => ({
  route: `(account)/${route}`,
  as: null,
  path: () => path,
  from: '/signed-out',
  states: {
    loading: NO.asks,
    empty: NO.empty,
    filled: { shows: heading(title) },
    error: submitted('broken', fill),
    'not found': NO.id,
    conflict: NO.edited,
    offline: submitted('gone', fill),
    'ended access': NO.anybody,
  },
});

export const ACCOUNT_STATES: readonly RouteStates[] = [
  form('sign-in', '/sign-in', 'Sign in', async (page) => {
    await email(page);
    await password(page);
  }),
  form('sign-up', '/sign-up', 'Create an account', async (page) => {
    await page.getByRole('radio', { name: /work for an organization/ }).check();
    await page.getByLabel('Your name').fill('Iris Example');
    await email(page);
    await password(page);
  }),
  form('forgot-password', '/forgot-password', 'Choose a new password', email),
  form('reset-password', '/reset-password#token=not-a-token', 'Choose a new password', password),
  {
    route: '(answer)/answer',
    as: null,
    path: () => '/answer#token=not-a-token',
    from: '/signed-out',
    states: {
      ...ON_THE_WAY,
      empty: { path: () => '/answer', shows: heading('Nothing is open here') },
      filled: { shows: heading('You were sent a link') },
      'not found': {
        path: () => '/answer?from=mail#token=not-a-token',
        act: (page) => page.getByRole('button', { name: 'Open it now' }).click(),
        shows: heading('This link does not work any more'),
      },
      conflict: NO.edited,
      'ended access': NO.anybody,
    },
  },
  {
    route: '(account)/unsubscribe/[token]',
    as: null,
    path: ({ unsubscribeLink }) => unsubscribeLink,
    from: '/signed-out',
    states: {
      ...ON_THE_WAY,
      empty: NO.empty,
      filled: { shows: heading('No more email of this kind?') },
      'not found': {
        path: () => '/unsubscribe/not-a-token',
        shows: heading('This link does not work'),
      },
      conflict: NO.edited,
      'ended access': NO.anybody,
    },
  },
  {
    route: '(account)/verify',
    as: null,
    path: ({ verifyLink }) => verifyLink,
    from: '/signed-out',
    states: {
      loading: 'says so in its own words, for as long as the answer takes',
      empty: NO.empty,
      filled: { shows: heading('Your address is confirmed') },
      error: NO.asks,
      'not found': {
        path: () => '/verify#token=not-a-token',
        shows: heading('This link does not work'),
      },
      conflict: NO.edited,
      offline: NO.asks,
      'ended access': NO.anybody,
    },
  },
  {
    route: '(account)/invitation',
    as: null,
    path: () => '/invitation',
    from: '/sign-in',
    states: {
      ...ON_THE_WAY,
      empty: NO.empty,
      filled: { shows: heading('You are invited') },
      'not found': {
        act: async (page) => {
          await page.getByLabel('Invitation code').fill('not a code');
          await page.getByRole('button', { name: 'Go on' }).click();
        },
        shows: text(/This code is not complete/),
      },
      conflict: NO.edited,
      'ended access': NO.anybody,
    },
  },
  {
    route: '(account)/register-organization',
    as: null,
    path: () => '/register-organization',
    from: '/sign-in',
    states: {
      ...ON_THE_WAY,
      empty: NO.empty,
      filled: { as: 'priya', shows: text('Name of the organization') },
      'not found': NO.id,
      conflict: NO.edited,
      'ended access': NO.anybody,
    },
  },
  {
    route: '(account)/join',
    as: null,
    path: ({ joinLink }) => joinLink,
    from: '/sign-in',
    states: {
      ...ON_THE_WAY,
      empty: NO.empty,
      filled: { shows: heading('Work for Lakeside College') },
      'not found': {
        path: () => '/join?from=mail#token=not-a-token',
        shows: heading('This invitation does not work anymore'),
      },
      conflict: NO.edited,
      'ended access': NO.anybody,
    },
  },
  {
    route: '(account)/signed-out',
    as: null,
    path: () => '/signed-out',
    from: '/sign-in',
    states: {
      loading: NO.asks,
      empty: NO.empty,
      filled: { shows: heading('You are signed out') },
      error: NO.asks,
      'not found': NO.id,
      conflict: NO.edited,
      offline: NO.asks,
      'ended access': NO.anybody,
    },
  },
  {
    route: '(account)/welcome',
    as: 'nell',
    path: () => '/welcome',
    from: '/invitation',
    states: {
      ...ON_THE_WAY,
      empty: { shows: heading('Which organization do you work for?') },
      filled: { as: 'tess', shows: heading('Waiting for approval') },
      'not found': NO.id,
      conflict: NO.own,
      'ended access': { as: 'otto', shows: heading('Harbor Steps is suspended') },
    },
  },
];
