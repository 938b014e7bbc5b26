import { isReadableForm } from './courtesy'

/** What the server takes of a form, as `next.config.mjs` has it. */
export const MOST_MEGABYTES = 4
const MOST = MOST_MEGABYTES * 1024 * 1024

/**
 * Why what was posted is refused: it cannot be told apart (400), be it a form whose parts do not begin and end or an action's
 * arguments, or it is too long (413). The framework would answer both as a fault of its own, with a trace in the log. What is
 * neither a form nor JSON nor calls an action is nothing it reads.
 */
export async function refusal(request: Request): Promise<400 | 413 | null> {
  const type = request.headers.get('content-type')
  if (!isReadableForm(type)) return 400
  if (request.method !== 'POST') return null
  const called = request.headers.has('next-action')
  const multipart = /^\s*multipart\/form-data\b/i.test(type ?? '')
  const json = /^\s*application\/json\b/i.test(type ?? '')
  if (!multipart && !called && !json) return null
  if (Number(request.headers.get('content-length')) > MOST) return 413
  try {
    const body = await upToMost(request.body)
    if (body === null) return 413
    // What else takes JSON is the sign-in library's.
    if (json && !called) return isObject(await body.text()) ? null : 400
    return (await isReadable(body, multipart ? type! : null, called)) ? null : 400
  } catch {
    return 400
  }
}

/** @param form the type of a form, with its boundary; null for arguments sent as text */
async function isReadable(body: Blob, form: string | null, called: boolean): Promise<boolean> {
  if (form === null) return areArguments(await body.text(), (part) => part === '0')
  const parts = await new Response(body, { headers: { 'content-type': form } }).formData()
  const [args, ...more] = parts.getAll('0')
  return !called || (more.length === 0 && areArguments(args, (part) => parts.has(part)))
}

const isObject = (sent: string): boolean => {
  const value: unknown = JSON.parse(sent)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What was posted, or null where it is too long. Its length may not have been said: it is counted, and read no further. */
async function upToMost(body: ReadableStream<Uint8Array> | null): Promise<Blob | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  // Left open where it is too long: whoever fills it goes on doing so, up to Next's own limit.
  for await (const chunk of body?.values({ preventCancel: true }) ?? []) {
    length += chunk.byteLength
    if (length > MOST) return null
    chunks.push(chunk)
  }
  return new Blob(chunks as BlobPart[])
}

/** React's way to say that a value stands in another part, by its hexadecimal number. A text that begins like it has a second `$`. */
const REFERENCE = /^\$[@FQWhi]?([0-9a-f]+)(?::|$)/

/** A list of arguments, all of whose references lead to a part that was sent. */
function areArguments(sent: unknown, isPart: (name: string) => boolean): boolean {
  let leads = true
  const check = (_key: string, value: unknown) => {
    const at = typeof value === 'string' && REFERENCE.exec(value)?.[1]
    if (at && !isPart(String(parseInt(at, 16)))) leads = false
    return value
  }
  return typeof sent === 'string' && Array.isArray(JSON.parse(sent, check)) && leads
}
