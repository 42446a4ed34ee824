import { z } from 'zod'
import { rulesSchema, schemaNumber } from './rules.ts'

/** The JSON Schema of a rules document as people write it, for editors and other programs. */
export const rulesJsonSchema = (): Readonly<Record<string, unknown>> => ({
  title: `Bintang rules document, schema ${schemaNumber}`,
  description:
    'The rules of one edition of a One Village One Product programme. Meanings and checks: docs/rules.md.',
  ...z.toJSONSchema(rulesSchema, { io: 'input' }),
})
