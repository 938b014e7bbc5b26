import { argumentsIn, nothingSpent } from './action-arguments'
import { boundaryOf, isReadableForm } from './courtesy'

/** What the server takes of a form, in bytes. A little under what nginx passes on, and Next's own limit, which answer without a word. */
export const MOST_OF_FORM = 1_000_000
/** Of everything else, and of those who are not signed in: their forms hold a few names and a password. */
export const MOST_OF_OTHERS = 16_000
/** Parts of a form. The largest, a team's final scores, has 600. */
export const MOST_PARTS = 2000
const MOST_PARTS_OF_OTHERS = 100

/**
 * Why what was posted is refused: it cannot be told apart (400), be it a form whose parts do not begin and end or an action's
 * arguments, or it is too long (413). The framework would answer both as a fault of its own, with a trace in the log, after
 * seconds of work. Whoever is not signed in sends kilobytes.
 */
export async function refusal(request: Request, signedIn: boolean): Promise<400 | 413 | null> {
  const type = request.headers.get('content-type')
  if (!isReadableForm(type)) return 400
  if (request.method === 'GET' || request.method === 'HEAD') return null
  const boundary = boundaryOf(type)
  const large = boundary !== null && signedIn
  const most = large ? MOST_OF_FORM : MOST_OF_OTHERS
  if (Number(request.headers.get('content-length')) > most) return 413
  const called = request.headers.has('next-action')
  try {
    const body = await upTo(most, request.body)
    if (body === null) return 413
    if (boundary !== null) {
      if (countOf(`--${boundary}`, body) > (large ? MOST_PARTS : MOST_PARTS_OF_OTHERS) + 1) return 413
      return areReadableParts(await partsOf(body, type!), called) ? null : 400
    }
    if (called) {
      const args = argumentsIn(body.toString(), (part) => part === '0', nothingSpent())
      return Array.isArray(args) ? null : 400
    }
    // What else takes JSON is the sign-in library's.
    return /^\s*application\/json\b/i.test(type ?? '') && !isObject(body.toString()) ? 400 : null
  } catch {
    return 400
  }
}

const partsOf = (body: Buffer<ArrayBuffer>, type: string): Promise<FormData> =>
  new Response(body, { headers: { 'content-type': type } }).formData()

/** An action's arguments are parts beside the form's fields: where it was called by script `0`, `1`, …, else `$ACTION_1:0`, …. */
function areReadableParts(parts: FormData, called: boolean): boolean {
  if (called && parts.getAll('0').length !== 1) return false
  const spent = nothingSpent()
  for (const [name, sent] of parts) {
    const prefix = called ? (/^_\d+_/.test(name) ? null : '') : (/^\$ACTION_[^:]*:/.exec(name)?.[0] ?? null)
    if (prefix === null) continue
    const args = argumentsIn(sent, (part) => parts.has(prefix + part), spent)
    if (args === undefined || (called && name === '0' && !Array.isArray(args))) return false
  }
  return true
}

const isObject = (sent: string): boolean => {
  const value: unknown = JSON.parse(sent)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function countOf(text: string, body: Buffer): number {
  let count = 0
  for (let at = body.indexOf(text); at !== -1; at = body.indexOf(text, at + text.length)) count++
  return count
}

/** What was posted, or null where it is too long. Its length may not have been said: it is counted, and read no further. */
async function upTo(
  most: number,
  body: ReadableStream<Uint8Array> | null,
): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  // Left open where it is too long: whoever fills it goes on doing so, up to Next's own limit.
  for await (const chunk of body?.values({ preventCancel: true }) ?? []) {
    length += chunk.byteLength
    if (length > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
