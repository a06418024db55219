export class PoolExhausted extends Error { constructor(o?: ErrorOptions){ super('No database connection was free in time.', o) } }
export function classifyError(e: unknown): { kind: string } | null { return null }
