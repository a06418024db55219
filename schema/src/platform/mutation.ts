import type { InputFieldMap, InputRef, InputShapeFromFields, ObjectRef } from '@pothos/core';
import type { Access } from './access-plugin.ts';
import { builder } from './builder.ts';
import type { Types } from './builder.ts';
import type { Context } from './context.ts';
import { COMMAND_ERRORS } from './error-types.ts';

type InputFieldBuilder = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

/**
 * One mutation: `name(input: NameInput!): NameResult!`, where the result is the payload or one of the six
 * refusals. `clientMutationId` is part of every input.
 */
export function mutation<Fields extends InputFieldMap, Payload extends object>(
  name: string,
  options: {
    access: Access;
    /** Also by a mailed link. */
    byLink?: boolean;
    description: string;
    input: (t: InputFieldBuilder) => Fields;
    payload: ObjectRef<Types, Payload>;
    run: (
      input: InputShapeFromFields<Fields> & { clientMutationId: string },
      ctx: Context,
    ) => Promise<Payload>;
  },
): void {
  const title = name[0]?.toUpperCase() + name.slice(1);
  const input = builder.inputType(`${title}Input`, {
    description: `Input of \`${name}\`.`,
    fields: (t) => ({
      clientMutationId: t.string({
        required: true,
        description:
          'Made by the client, a UUID at best; the same again when the call is repeated.',
      }),
      ...options.input(t),
    }),
  }) as unknown as InputRef<InputShapeFromFields<Fields> & { clientMutationId: string }>;

  builder.mutationField(name, (t) =>
    t.field({
      type: options.payload,
      access: options.access,
      byLink: options.byLink ?? false,
      description: options.description,
      errors: {
        types: COMMAND_ERRORS,
        directResult: true,
        union: {
          name: `${title}Result`,
          description: `What \`${name}\` answers: its payload, or why it was refused.`,
        },
      },
      args: { input: t.arg({ type: input, required: true, description: 'What to do.' }) },
      // The types of a field whose input is generic are beyond inference; `run` states them.
      resolve: ((_root: unknown, args: { input: never }, ctx: Context) =>
        options.run(args.input, ctx)) as never,
    }),
  );
}

/** Refers to a payload that carries ids and loads what is asked for (`t.prismaField`). */
export function payload<Shape extends object>(name: string) {
  return builder.objectRef<Shape>(name);
}

/** For mutations with nothing to return but a sentence for the person who did it. */
export const MessagePayload = payload<{ message: string }>('MessagePayload').implement({
  description: 'It was done.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What happened and what follows.' }),
  }),
});
