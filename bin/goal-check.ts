import { createInterface } from 'node:readline'
import { z } from 'zod'
import { checkText } from '../lib/okr/goal-check/check-text'
import type { Judged } from '../lib/okr/goal-check/text-evidence'

/** Reads lines `{"id", "lang", "text"}` and prints what each goal's words alone say of S, M and T, a line each. */
const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  lang: z.string().optional(),
  text: z.string(),
})

const evidence = ({ seen, missing }: Judged) => ({ seen, missing })

function answer(line: string): string {
  const { id, text } = lineSchema.parse(JSON.parse(line))
  const { S, M, T } = checkText(text)
  return JSON.stringify({
    id,
    S: S.verdict,
    M: M.verdict,
    T: T.verdict,
    evidence: { S: evidence(S), M: evidence(M), T: evidence(T) },
  })
}

const why = (error: unknown): string => {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`).join('; ')
  return error instanceof Error ? error.message : String(error)
}

// `| head` has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

let number = 0
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  number++
  const json = line.replace(/^\ufeff/, '')
  if (json.trim() === '') continue
  try {
    process.stdout.write(`${answer(json)}\n`)
  } catch (error) {
    console.error(`Line ${number} is no goal {"id", "lang", "text"}: ${why(error)}`)
    process.exitCode = 1
  }
}
