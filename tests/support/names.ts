import { randomUUID } from 'node:crypto';

/** A last name that no search for another one finds: what is alike in all of them is little of it. */
export const uniqueLastName = (): string => `Quill ${randomUUID().replaceAll('-', '')}`;
