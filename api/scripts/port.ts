import { createServer } from 'node:net';

/** What went wrong, in words for whoever typed the command; printed without a stack. */
export class StartError extends Error {}

/** Fails with a clear message when something listens on the port already. */
export async function assertPortFree(port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(port, resolve);
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new StartError(
        `Port ${port} is taken. Stop what listens there, or choose another: PORT=${port + 1} npx --yes pnpm@12 start`,
      );
    }
    if (code === 'EACCES')
      throw new StartError(`Port ${port} is not ours to open: set PORT above 1023.`);
    throw error;
  } finally {
    await new Promise<void>((resolve) => probe.close(() => resolve()));
  }
}
