import { useLocale, useTranslations } from 'next-intl'
import type { AdminPersonScreen } from '@/db/queries/admin-person'
import { editPerson, invitePerson, setRoles } from '@/lib/actions/people'
import { formatInstant } from '@/lib/i18n/format'
import { EXECUTIVE_AWAY_DAYS } from '@/lib/okr/permissions'
import { Confirmations } from '../confirmations/confirmations'
import { ActionForm } from '../ui/action-form'
import { CheckField } from '../ui/field'
import { FormMarks } from '../ui/form-marks'
import { SubmitButton } from '../ui/submit-button'
import { InvitationLink } from './invitation-link'
import { Leaving } from './leaving'
import { PersonFields } from './person-fields'
import { PersonTeam } from './person-team'

type Props = { screen: AdminPersonScreen; address: string; timeZone: string }

/** Everything an admin can change about one person, each in a form of its own. */
export function PersonPage({ screen, address, timeZone }: Props) {
  const t = useTranslations('admin.person')
  const add = useTranslations('admin.add')
  const locale = useLocale()
  const when = (instant: Date) => formatInstant(instant, locale, timeZone)
  const { active, roles } = screen
  const stateOf = ({ deactivatedAt, lastSeenAt, leads, self }: AdminPersonScreen): string =>
    [
      active ? t('state.active') : t('state.left', { day: when(deactivatedAt!) }),
      lastSeenAt ? t('lastSeen', { day: when(lastSeenAt) }) : t('neverSeen'),
      ...(leads.length > 0 ? [t('leads', { teams: new Intl.ListFormat(locale).format(leads) })] : []),
      ...(self ? [t('self')] : []),
    ].join(locale === 'en' ? ' ' : '')
  return (
    <>
      <header>
        <p className="where">{screen.email}</p>
        <h1>{screen.name}</h1>
        <p className="state">{stateOf(screen)}</p>
      </header>
      <Confirmations changes={screen.confirmations} timeZone={timeZone} title="all" />
      {active && <Invitation screen={screen} address={address} when={when} />}
      <section>
        <h2>{t('details.title')}</h2>
        <ActionForm action={editPerson} version={screen.version}>
          <input type="hidden" name="personId" value={screen.id} />
          <PersonFields
            person={screen}
            emailHint={screen.guarded && !screen.self ? t('details.guarded') : undefined}
          />
          <div className="actions under">
            <SubmitButton tone="plain">{t('details.submit')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
      {active && <PersonTeam screen={screen} />}
      {active && (
        <section>
          <h2>{t('roles.title')}</h2>
          <ActionForm action={setRoles}>
            <input type="hidden" name="personId" value={screen.id} />
            <CheckField
              name="executive"
              label={add('executive')}
              hint={
                roles.executivePending
                  ? t('roles.pending')
                  : screen.kept
                    ? t(`roles.${screen.kept}`, { name: screen.name, days: EXECUTIVE_AWAY_DAYS })
                    : add('executiveHint')
              }
              defaultChecked={roles.executive || roles.executivePending}
            />
            <CheckField name="admin" label={add('admin')} defaultChecked={roles.admin} />
            <div className="actions under">
              <SubmitButton tone="plain">{t('roles.submit')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      )}
      {!screen.self && <Leaving screen={screen} />}
    </>
  )
}

function Invitation({
  screen,
  address,
  when,
}: {
  screen: AdminPersonScreen
  address: string
  when: (instant: Date) => string
}) {
  const t = useTranslations('admin.person.invitation')
  const { name, hasPassword, invitedUntil, guarded } = screen
  return (
    <section>
      <h2>{t('title')}</h2>
      <p className="muted">{hasPassword ? t('reset', { name }) : t('none', { name })}</p>
      {invitedUntil && <p>{t('open', { day: when(invitedUntil) })}</p>}
      {guarded && hasPassword && <p>{t('guarded', { name })}</p>}
      <InvitationLink
        action={invitePerson}
        personId={screen.id}
        marks={<FormMarks />}
        address={address}
        words={{
          make: invitedUntil ? t('again') : t('make'),
          link: t('link'),
          hint: t('hint'),
          copy: t('copy'),
          copied: t('copied'),
        }}
      />
    </section>
  )
}
