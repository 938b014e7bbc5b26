import type { z } from 'zod'
import type { $ZodTypes } from 'zod/v4/core'

/** What a form can hold at most: fields, and characters in all of them together. */
export type Size = { fields: number; characters: number }

/** An id, a day, a choice: what has no length of its own. */
const SHORT = 100

/** Added up from the parts of a form's schema, each list as long as it may be. */
export function sizeOf(schema: z.core.$ZodType): Size {
  const { def } = (schema as $ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return sum(Object.values(def.shape).map(sizeOf))
    case 'record': {
      const maximum = mostRows(schema)
      const { fields, characters } = sizeOf(def.valueType)
      return { fields: fields * maximum, characters: characters * maximum }
    }
    case 'pipe':
      // A text is cleaned first, and the one that comes of it has the length.
      return largest([sizeOf(def.in), sizeOf(def.out)])
    case 'union':
      return largest(def.options.map(sizeOf))
    case 'optional':
    case 'default':
    case 'catch':
    case 'nullable':
      return sizeOf(def.innerType)
    case 'string':
      return { fields: 1, characters: (schema as z.ZodString).maxLength ?? SHORT }
    case 'literal':
    case 'enum':
    case 'number':
    case 'transform':
    case 'unknown':
      return { fields: 1, characters: SHORT }
    default:
      throw new Error(`How long a ${def.type} can be is not known.`)
  }
}

/** Every list of a form says how many rows it takes, as `listOf` and `byId` do. */
function mostRows(record: z.core.$ZodType): number {
  const maximum = (record as z.ZodRecord).meta()?.maximum
  if (typeof maximum !== 'number') throw new Error('A list of a form says how many rows it takes.')
  return maximum
}

const sum = (sizes: Size[]): Size => ({
  fields: sizes.reduce((total, { fields }) => total + fields, 0),
  characters: sizes.reduce((total, { characters }) => total + characters, 0),
})

const largest = (sizes: Size[]): Size => ({
  fields: Math.max(...sizes.map(({ fields }) => fields)),
  characters: Math.max(...sizes.map(({ characters }) => characters)),
})
