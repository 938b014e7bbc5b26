import 'server-only'
import { headers } from 'next/headers'
import type { FormState } from '../okr/form-state'

/** A form begun by somebody else than who is signed in, as it was sent: the page that answers it shows it, and nothing else. */
export type RefusedForm = {
  message: string
  values: Record<string, string>
  /** Where it is sent again. */
  action: (previous: FormState, data: FormData) => Promise<FormState>
}

// By the request: what carries an action out and what draws the page after it share nothing else. On the process, because Next
// bundles this file several times.
const shared = globalThis as { pacelineRefusedForms?: WeakMap<object, RefusedForm> }
const forms = (shared.pacelineRefusedForms ??= new WeakMap())

export const keepRefusedForm = async (form: RefusedForm): Promise<void> =>
  void forms.set(await headers(), form)

export const refusedForm = async (): Promise<RefusedForm | null> => forms.get(await headers()) ?? null
