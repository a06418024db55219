import type { PageLoad } from './$types';

export interface DemoMail {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  status: string;
  createdAt: string;
}

export const load: PageLoad = async ({ fetch, depends }) => {
  depends('demo:mail');
  const response = await fetch('/demo/mail.json');
  return { mails: response.ok ? ((await response.json()) as DemoMail[]) : null };
};
