import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { inRoot } from './in-root.svelte.ts';
import { Form, type FormOptions } from './form.svelte.ts';
import type { MutationResult } from './mutate.ts';

interface Values {
  reason: string;
  secret: string;
}

function open(
  results: MutationResult<string>[] = [],
  more: Partial<FormOptions<Values, string>> = {},
) {
  const ids: string[] = [];
  const made = inRoot(
    () =>
      new Form<Values, string>({
        initial: () => ({ reason: '', secret: '' }),
        submit: (_values, id) => {
          ids.push(id);
          return Promise.resolve(results.shift() ?? { kind: 'ok', value: 'done' });
        },
        draft: { key: 'new', without: ['secret'] },
        ...more,
      }),
  );
  flushSync();
  return { form: made.value, end: made.end, ids };
}

beforeEach(() => sessionStorage.clear());

describe('Form', () => {
  it('repeats an attempt under its id until the server has decided', async () => {
    const { form, ids } = open([{ kind: 'offline' }, { kind: 'forbidden', message: 'No' }]);
    await form.submit();
    expect(form.refusal).toEqual({ kind: 'offline' });
    await form.submit();
    await form.submit();
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[1]);
    expect(form.refusal).toBeNull();
  });

  it('does not send what it knows to be wrong', async () => {
    const problem = { field: 'reason', code: 'REQUIRED', message: 'Enter a reason.' };
    const { form, ids } = open([], { validate: ({ reason }) => (reason ? [] : [problem]) });
    await form.submit();
    expect(ids).toEqual([]);
    expect(form.summary).toEqual([problem]);
    form.values.reason = 'Rent';
    form.check('reason');
    expect(form.problem('reason')).toBeUndefined();
    expect(form.summary).toEqual([problem]);
    await form.submit();
    expect(ids).toHaveLength(1);
    expect(form.summary).toEqual([]);
  });

  it('shows what the server finds wrong', async () => {
    const problems = [{ field: 'reason', code: 'TOO_LONG', message: 'Shorten it.' }];
    const { form } = open([{ kind: 'fields', message: 'No', problems }]);
    await form.submit();
    expect(form.problem('reason')).toBe('Shorten it.');
  });

  it('forgets what was corrected, the server’s word with the value it was about', async () => {
    const problem = { field: 'reason', code: 'REQUIRED', message: 'Enter a reason.' };
    const refused = { field: 'secret', code: 'TAKEN', message: 'Use another one.' };
    const { form } = open([{ kind: 'fields', message: 'No', problems: [refused] }], {
      validate: ({ reason }) => (reason ? [] : [problem]),
    });
    await form.submit();
    flushSync(() => (form.values.secret = 'x'));
    expect(form.problem('reason')).toBe('Enter a reason.');
    flushSync(() => (form.values.reason = 'Rent'));
    expect(form.problem('reason')).toBeUndefined();
    await form.submit();
    flushSync(() => (form.values.reason = 'Rent is due'));
    expect(form.problem('secret')).toBe('Use another one.');
    flushSync(() => (form.values.secret = 'y'));
    expect(form.problem('secret')).toBeUndefined();
    expect(form.summary).toEqual([refused]);
  });

  it('moves nothing while somebody types: what they corrected is forgotten when they leave', async () => {
    const input = document.body.appendChild(document.createElement('input'));
    const problem = { field: 'reason', code: 'REQUIRED', message: 'Enter a reason.' };
    const { form } = open([], { validate: ({ reason }) => (reason ? [] : [problem]) });
    await form.submit();
    input.focus();
    for (const reason of ['R', 'Re']) flushSync(() => (form.values.reason = reason));
    expect(form.problem('reason')).toBe('Enter a reason.');
    input.blur();
    expect(form.problem('reason')).toBeUndefined();
    input.remove();
  });

  it('keeps what is typed over a reload, without what must not be kept', () => {
    const first = open();
    first.form.values.reason = 'Rent is due';
    first.form.values.secret = '123-45-6789';
    flushSync();
    first.end();
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('6789');
    const { form } = open();
    expect(form.values).toEqual({ reason: 'Rent is due', secret: '' });
    expect(form.restored).toBe(true);
    expect(form.dirty).toBe(true);
    form.reset();
    flushSync();
    expect(form.values.reason).toBe('');
    expect(open().form.restored).toBe(false);
  });

  it('forgets the draft once it is sent, and calls back with what was made', async () => {
    const onSuccess = vi.fn();
    const { form } = open([], { onSuccess });
    form.values.reason = 'Rent';
    flushSync();
    expect(sessionStorage).toHaveLength(1);
    await form.submit();
    expect(onSuccess).toHaveBeenCalledWith('done');
    expect(sessionStorage).toHaveLength(0);
    expect(form.dirty).toBe(false);
  });
});
