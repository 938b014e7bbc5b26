import { z } from 'zod'
import { formId, id, optionalText, requiredText } from './fields'

/** An address as people type it is one address: full-width characters, capitals and spaces around it do not count. */
export const emailAddress = requiredText(254).transform((typed) =>
  typed.normalize('NFKC').trim().toLowerCase(),
)

/** Signing in takes any password that could have been chosen. */
const anyPassword = z.string('required').min(1, 'required').max(200, 'tooLong')

/** Characters of a password that is chosen. */
export const PASSWORD_LENGTH = { minimum: 12, maximum: 200 }

export const newPassword = z
  .string('required')
  .min(1, 'required')
  .min(PASSWORD_LENGTH.minimum, 'passwordShort')
  .max(PASSWORD_LENGTH.maximum, 'tooLong')

/** A path of this site to go on to; anything else leads to the start page. */
export const nextPath = optionalText(2000).transform((path) => safePath(path))

/** A browser reads `//x`, `/\x` and a scheme as another site. */
export function safePath(path: string): string {
  if (!path.startsWith('/') || !URL.canParse(path, 'http://site.invalid')) return '/'
  const url = new URL(path, 'http://site.invalid')
  if (
    url.origin !== 'http://site.invalid' ||
    url.username ||
    /^\/[/\\]|^\/(api|sign-in)(\/|$)/.test(url.pathname)
  )
    return '/'
  return url.pathname + url.search + url.hash
}

export const signInInput = z.object({ email: emailAddress, password: anyPassword, next: nextPath })
export type SignInInput = z.output<typeof signInInput>

export const signOutInput = z.object({})

export const endSessionInput = z.object({ formId, sessionId: id })
export type EndSessionInput = z.output<typeof endSessionInput>

export const endOtherSessionsInput = z.object({ formId })
export type EndOtherSessionsInput = z.output<typeof endOtherSessionsInput>

export const changePasswordInput = z.object({ formId, currentPassword: anyPassword, newPassword })
export type ChangePasswordInput = z.output<typeof changePasswordInput>

/** A one-time link's secret half. */
export const invitationToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'unknownChoice')

export const acceptInvitationInput = z.object({ token: invitationToken, newPassword })
export type AcceptInvitationInput = z.output<typeof acceptInvitationInput>
