import { PrismaPg } from '@prisma/adapter-pg';
import { compoundKeys, flattenCompound } from './flatten-compound.ts';
import { Prisma, PrismaClient } from './generated/client.ts';
import { getDatamodel } from './generated/pothos.ts';
import { createStatementNames } from './statement-names.ts';
import { TenantPool, type TenantPoolOptions } from './tenant-pool.ts';

export type Db = PrismaClient;
/** A client inside a transaction: see transaction.ts. */
export type Tx = Prisma.TransactionClient;

export type Client = { db: Db; pool: TenantPool; close: () => Promise<void> };

/** The one way to the database for requests and jobs: every call runs under the current claims. */
export function createClient(options: TenantPoolOptions): Client {
  const pool = new TenantPool(options);
  const db = createDb(pool);
  const close = async () => {
    await db.$disconnect();
    await pool.end();
  };
  return { db, pool, close };
}

export function createDb(pool: TenantPool): Db {
  const adapter = new PrismaPg(pool, { statementNameGenerator: createStatementNames() });
  return withUnbatchedReads(new PrismaClient({ adapter }));
}

type UniqueRead = { where: Record<string, unknown> };
type FirstReader = { findFirst(args: object): unknown; findFirstOrThrow(args: object): unknown };

/**
 * Prisma merges the `findUnique` calls of one tick into one query, which runs under the claims of
 * whichever came first: one tenant would get another's row. `findFirst` is never merged.
 *
 * It must be an extension of the model: as one of the query, the read leaves its transaction.
 */
function withUnbatchedReads(client: PrismaClient): Db {
  const keys = compoundKeys(getDatamodel().datamodel.models);
  const flatten = (model: string | undefined, args: UniqueRead) => ({
    ...args,
    where: flattenCompound(args.where, keys.get(model ?? '') ?? new Set()),
  });
  const extended = client.$extends({
    name: 'unbatched-reads',
    model: {
      $allModels: {
        findUnique(args: UniqueRead) {
          const model = Prisma.getExtensionContext(this);
          return (model as unknown as FirstReader).findFirst(flatten(model.$name, args));
        },
        findUniqueOrThrow(args: UniqueRead) {
          const model = Prisma.getExtensionContext(this);
          return (model as unknown as FirstReader).findFirstOrThrow(flatten(model.$name, args));
        },
      },
    },
  });
  // The same methods with the same types: callers keep the generated ones.
  return extended as unknown as Db;
}
