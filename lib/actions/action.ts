import { revalidatePath } from 'next/cache'
import { cookies, headers } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { Route } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import { PATH_HEADER } from '../auth/courtesy'
import { actionContext, publicContext, type PublicContext, type SignedIn } from '../auth/request-context'
import { keepRefusedForm } from '../auth/refused-form'
import { reportBug } from '../auth/report-bug'
import { saidValues } from '../i18n/said-values'
import {
  Conflict,
  Forbidden,
  Invalid,
  NotFound,
  OpenedByOther,
  isUnavailable,
  type Message,
} from '../okr/errors'
import { DONE_COOKIE, OPENED_BY, RESENT, type FormState } from '../okr/form-state'
import { sizeOf } from '../okr/input/size'
import { fieldMessages, inOrder, type Fields } from './field-messages'
import { refuseLonger, treeOf, typedValues } from './form-data'

type Options<R, I = never, C = never> = {
  /** Key in the `done` catalogue of the one quiet line said on success. */
  done?: string
  /** Where what happened takes more than one sentence: their keys there, with what stood in the way where something did. */
  outcome?: (result: R, input: I) => Outcome[]
  /** Where to go on success. */
  redirectTo?: (result: R, input: I) => string
  /** What the command would find wrong with the fields of a form the schema refuses: so that all of it is said at once. */
  alsoWrong?: (ctx: C, typed: unknown) => Fields | Promise<Fields>
}

export type Outcome = Message & { because?: Message }

export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>

/** A server action for somebody signed in: parse once → command → say what happened. The only try/catch of the house. */
export const action = <S extends z.ZodType, R>(
  schema: S,
  command: (ctx: SignedIn, input: z.output<S>) => Promise<R>,
  options: Options<R, z.output<S>, SignedIn> = {},
): FormAction => handle(schema, (data) => actionContext(data.get(OPENED_BY)), command, options)

/** A server action for somebody not signed in: signing in, an invitation, the first setup. */
export const publicAction = <S extends z.ZodType, R>(
  schema: S,
  command: (ctx: PublicContext, input: z.output<S>) => Promise<R>,
  options: Options<R, z.output<S>, PublicContext> = {},
): FormAction => handle(schema, publicContext, command, options)

function handle<S extends z.ZodType, C, R>(
  schema: S,
  context: (data: FormData) => Promise<C>,
  command: (ctx: C, input: z.output<S>) => Promise<R>,
  options: Options<R, z.output<S>, C>,
): FormAction {
  const size = sizeOf(schema)
  const run: FormAction = async (previous, sent) => {
    // An action is an address anybody can post to: what comes need not be a form.
    const data = (sent as unknown) instanceof FormData ? sent : new FormData()
    const at = (typeof previous?.at === 'number' ? previous.at : 0) + 1
    let goTo: string | undefined
    let state: FormState
    try {
      const ctx = await context(data)
      refuseLonger(data, size)
      const typed = treeOf(data)
      const parsed = schema.safeParse(typed)
      if (!parsed.success) {
        const also = await options.alsoWrong?.(ctx, typed)
        throw new Invalid(inOrder({ ...also, ...fieldMessages(parsed.error) }, data.keys()))
      }
      const result = await command(ctx, parsed.data)
      // One company's pages are few and all of them dynamic: nothing finer is worth its mistakes.
      revalidatePath('/', 'layout')
      goTo = options.redirectTo?.(result, parsed.data)
      const message = await doneMessage(options, result, parsed.data)
      state = { status: 'done', message, result: typeof result === 'string' ? result : null, at }
    } catch (error) {
      unstable_rethrow(error)
      state = { ...(await errorState(error)), values: typedValues(data), at }
      const apart = error instanceof OpenedByOther || data.has(RESENT)
      if (apart || !state.fields) await carryWithoutScript(state, apart ? run : null)
    }
    if (goTo !== undefined) {
      if (state.message) {
        const [path] = goTo.split(/[?#]/)
        await carry(`${path} ${state.message}`, 15)
      }
      redirect(goTo as Route)
    }
    return state
  }
  return run
}

const carry = async (line: string, maxAge: number): Promise<void> =>
  void (await cookies()).set(DONE_COOKIE, line, { maxAge, sameSite: 'lax' })

/**
 * Without script the page is made anew after an action, and where somebody was first the form may not stand on it any more: the
 * page's frame then says what the form would have said. Where somebody else is signed in it is their page: it shows the form alone.
 */
async function carryWithoutScript(
  { message = '', values = {} }: FormState,
  apart: FormAction | null,
): Promise<void> {
  const sent = await headers()
  if (sent.has('next-action')) return
  if (apart) return keepRefusedForm({ message, values, action: apart })
  const [path] = (sent.get(PATH_HEADER) ?? '/').split('?')
  await carry(`!${path} ${message}`, 1)
}

async function doneMessage<R, I>(
  { done, outcome }: Options<R, I>,
  result: R,
  input: I,
): Promise<string | undefined> {
  if (!done && !outcome) return undefined
  const t = await getTranslations('done')
  if (!outcome) return t(done as never)
  const say = await sayer()
  const sentences = outcome(result, input).map(({ key, values, because }) =>
    t(key as never, { ...values, because: because ? say(because) : '' } as never),
  )
  return sentences.join(t('space'))
}

/** Says a message of the `errors` catalogue. */
async function sayer(): Promise<(message: Message) => string> {
  const [t, locale] = await Promise.all([getTranslations('errors'), getLocale()])
  return ({ key, ...message }) =>
    t.has(key as never) ? t(key as never, saidValues(message, locale) as never) : t('unreadable')
}

async function errorState(error: unknown): Promise<Omit<FormState, 'at'>> {
  const say = await sayer()
  if (error instanceof Invalid) {
    const fields = Object.fromEntries(
      Object.entries(error.fields).map(([name, message]) => [name, say(message)]),
    )
    return { status: 'error', fields, message: say(error) }
  }
  if (error instanceof Conflict) return { status: 'error', message: say(error), conflict: true }
  if (error instanceof NotFound || error instanceof Forbidden) return { status: 'error', message: say(error) }
  if (isUnavailable(error)) {
    reportBug(error)
    return { status: 'error', message: say(error) }
  }
  return { status: 'error', message: say({ key: 'bug', values: { id: reportBug(error) } }) }
}
