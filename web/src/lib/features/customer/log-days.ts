import { isLocalDate } from '@throughline/schema/domain/shared/chicago-time';

/** Which days of an access log somebody asks for; null: no bound. */
export interface LogDays {
  from: string | null;
  to: string | null;
}

export const logDays = (params: URLSearchParams): LogDays => {
  const day = (name: string) => {
    const value = params.get(name) ?? '';
    return isLocalDate(value) ? value : null;
  };
  return { from: day('from'), to: day('to') };
};

/** The address of a log with these days, and with what else is said. */
export const logHref = (path: string, days: Partial<LogDays>, more: object = {}): string => {
  const said = Object.entries({ ...days, ...more }).filter(([, value]) => value);
  const params = new URLSearchParams(said as [string, string][]).toString();
  return params ? `${path}?${params}` : path;
};
