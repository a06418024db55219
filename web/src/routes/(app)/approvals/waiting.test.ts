import { expect, test } from 'vitest';
import { waitingRequests } from './waiting.ts';

test('who signed an organization up is asked about once, with the organization', () => {
  const request = (id: string, status = 'PENDING') => ({ status, organization: { id } });
  const requests = [request('pantry'), request('college'), request('library', 'ACTIVE')];
  expect(waitingRequests(requests, [{ id: 'pantry' }])).toEqual([request('college')]);
  expect(waitingRequests(requests, [])).toEqual([request('pantry'), request('college')]);
});
