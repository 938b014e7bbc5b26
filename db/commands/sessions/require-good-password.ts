import { Invalid } from '../../../lib/okr/errors'
import { passwordProblem, type PasswordOwner } from '../../../lib/okr/password-check'

/**
 * Refuses a password that is too easy to guess, wherever one is chosen.
 * @throws Invalid on the form's field
 */
export async function requireGoodPassword(
  field: 'newPassword' | 'adminPassword',
  password: string,
  owner: PasswordOwner,
): Promise<void> {
  const key = await passwordProblem(password, owner)
  if (key !== null) throw new Invalid({ [field]: { key } })
}
