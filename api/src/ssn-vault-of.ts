import { hkdfSync } from 'node:crypto';
import { SsnVault } from '@throughline/schema/platform/ssn-vault';
import type { Config } from './config.ts';

/** A database that was given no keys is a demo's or a test's: it has a secret of its own, and a key made of it. */
export const ssnVaultOf = ({ ssnKeys }: Pick<Config, 'ssnKeys'>, secret: string): SsnVault =>
  new SsnVault(
    ssnKeys ?? [{ id: 'own', key: new Uint8Array(hkdfSync('sha256', secret, '', 'ssn keys', 32)) }],
  );
