import { fileURLToPath } from 'node:url';

const at = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export const SCHEMA = at('../schema');
export const MIGRATIONS = at('../migrations');
export const POLICIES = at('../policies');
export const GENERATED = at('./generated');
