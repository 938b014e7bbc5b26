import { readdirSync } from 'node:fs'
import { z } from 'zod'

const folder = new URL('../../okr/input/', import.meta.url)

/** Every schema of a form, found in the files they stand in: `goals.createGoalInput` → its schema. */
export async function everyForm(): Promise<Map<string, z.ZodType>> {
  const forms = new Map<string, z.ZodType>()
  for (const file of readdirSync(folder).filter((name) => /^[\w-]+\.ts$/.test(name))) {
    const exported = (await import(new URL(file, folder).href)) as Record<string, unknown>
    for (const [name, value] of Object.entries(exported))
      if (name.endsWith('Input') && value instanceof z.ZodType)
        forms.set(`${file.slice(0, -3)}.${name}`, value)
  }
  return forms
}
