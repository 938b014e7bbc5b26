import { z } from 'zod'
import { isDay } from '../calendar'

/** What every form's schema is made of. Messages are keys of the `errors` catalogue. */

// NUL and half a surrogate pair cannot be stored, other control characters cannot be read; line breaks and tabs stay.
const clean = (typed: string): string =>
  typed
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
    .replace(/\r\n?/g, '\n')
    .trim()

const typed = z.string('required').transform(clean)

/** A text that may be left empty. */
export const text = (maximum: number) => typed.pipe(z.string().max(maximum, 'tooLong'))

export const optionalText = (maximum: number) => text(maximum).optional().default('')

export const requiredText = (maximum: number) =>
  typed.pipe(z.string().min(1, 'required').max(maximum, 'tooLong'))

/** An id from the page, as the database writes it: commands compare ids as text. A malformed one is an unknown one. */
export const id = z.uuid('unknownChoice').transform((typed) => typed.toLowerCase())

/** An id, or nothing chosen. */
export const optionalId = z
  .union([z.literal('').transform(() => null), id], 'unknownChoice')
  .optional()
  .default('')
  .transform((chosen) => chosen || null)

// The calendar counts with four digits and the database knows no year 0.
const LAST_DAY = '2999-12-31'

export const day = typed.pipe(z.string().refine((text) => isDay(text) && text <= LAST_DAY, 'dayUnreadable'))

export const optionalDay = z
  .union([z.literal('').transform(() => null), day], 'dayUnreadable')
  .optional()
  .default('')
  .transform((chosen) => chosen || null)

/** A whole number typed in digits. */
export const whole = (minimum: number, maximum: number) =>
  typed.pipe(
    z
      .string()
      .regex(/^-?\d{1,9}$/, 'wholeUnreadable')
      .transform(Number)
      .pipe(z.number().min(minimum, 'tooSmall').max(maximum, 'tooLarge')),
  )

export const checkbox = z
  .literal('on')
  .optional()
  .transform((checked) => checked === 'on')

/** The id made with the form; the same one again is the same submission. */
export const formId = z.uuid('formTooOld')

/** The version of the thing the form was made from. */
export const version = whole(0, 999_999_999)

const isShort = (rows: unknown, maximum: number): boolean =>
  typeof rows !== 'object' || rows === null || Object.keys(rows).length <= maximum

/** Rows by their names. They are counted before any is read, so that too many cost nothing. */
export const rowsOf = <S extends z.ZodType>(name: z.ZodType<string, string>, row: S, maximum: number) =>
  z
    .unknown()
    .refine((rows) => isShort(rows, maximum), { message: 'tooMany', params: { maximum } })
    .pipe(z.record(name, row).meta({ maximum }))
    .optional()
    .default({})

/** Rows named `rows.0.x`, `rows.1.x`, … as an array in their order; rows may be missing in between. */
export const listOf = <S extends z.ZodType>(row: S, maximum: number) =>
  rowsOf(z.string().regex(/^\d{1,3}$/, 'unreadable'), row, maximum).transform((rows) =>
    Object.entries(rows)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([index, value]) => ({ index: Number(index), value: value as z.output<S> })),
  )

/** The rows of a list by the id each names; of two that name one, the first. */
export function byNamedId<V extends { id: string }>(
  rows: readonly { index: number; value: V }[],
): Map<string, { index: number; value: V }> {
  const named = new Map<string, { index: number; value: V }>()
  for (const row of rows) if (!named.has(row.value.id)) named.set(row.value.id, row)
  return named
}

/** Rows of a form keyed by the id of the thing they are about. */
export const byId = <S extends z.ZodType>(row: S, maximum: number) =>
  rowsOf(z.string(), row, maximum)
    .refine((rows) => Object.keys(rows).every((key) => id.safeParse(key).success), 'unknownChoice')
    .transform((rows): Record<string, z.output<S>> =>
      Object.fromEntries(Object.entries(rows).map(([key, value]) => [id.parse(key), value as z.output<S>])),
    )
