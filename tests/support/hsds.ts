import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv';
import schemas from './hsds-3.1.json' with { type: 'json' };

const ajv = new Ajv2020({ allErrors: true, strict: false });
ajv.addFormat('uuid', /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i);
ajv.addFormat('uri', { validate: (text: string) => URL.canParse(text) });
ajv.addFormat('email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/);
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/);

export type HsdsSchema = keyof typeof schemas.roots | 'taxonomy' | 'taxonomy_term';

const known = new Map<HsdsSchema, ValidateFunction>();

function validator(name: HsdsSchema): ValidateFunction {
  const made = known.get(name);
  if (made) return made;
  const $ref = name in schemas.roots ? schemas.roots[name as 'service'] : `#/$defs/${name}`;
  const validate = ajv.compile({ $schema: schemas.$schema, $defs: schemas.$defs, $ref });
  known.set(name, validate);
  return validate;
}

/** What HSDS's own JSON schema finds wrong with it; empty when it is valid. */
export function hsdsErrors(name: HsdsSchema, value: unknown): string[] {
  const validate = validator(name);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
