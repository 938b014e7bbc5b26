import { isReadableForm } from './courtesy'

/** What the server takes of a form, as `next.config.mjs` has it. It refuses longer ones itself, without reading them here. */
const MOST = 4 * 1024 * 1024

/**
 * Whether what was posted can be told apart: a form whose parts begin and end, and, where a script calls an action, its arguments.
 * The framework would answer anything else as a fault of its own, with a trace in the log.
 */
export async function isReadableBody(request: Request): Promise<boolean> {
  const type = request.headers.get('content-type')
  if (!isReadableForm(type)) return false
  if (request.method !== 'POST' || Number(request.headers.get('content-length')) > MOST) return true
  const called = request.headers.has('next-action')
  try {
    if (isOf('multipart/form-data', type)) {
      const form = await request.formData()
      return !called || areArguments(form.get('0'))
    }
    return !(called && isOf('text/plain', type)) || areArguments(await request.text())
  } catch {
    return false
  }
}

const isOf = (wanted: string, type: string | null): boolean =>
  type?.split(';')[0]!.trim().toLowerCase() === wanted

const areArguments = (sent: unknown): boolean => typeof sent === 'string' && Array.isArray(JSON.parse(sent))
