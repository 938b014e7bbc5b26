import { useLocale, useTranslations } from 'next-intl'
import type { WaitingChange } from '@/db/queries/parts/confirmations'
import { confirmChanges, refuseChange } from '@/lib/actions/confirmations'
import { formatDay } from '@/lib/i18n/format'
import { todayIn } from '@/lib/okr/calendar'
import { ActionForm } from '../ui/action-form'
import { SubmitButton } from '../ui/submit-button'

type Props = {
  changes: readonly WaitingChange[]
  timeZone: string
  /** On My week: what is the viewer's to confirm or to know; on an admin's pages: all that waits there. */
  title: 'mine' | 'all'
}

const appointments: ReadonlySet<WaitingChange['kind']> = new Set(['lead', 'parent', 'member'])

/** What admins asked for that waits for an executive: who asks, for whom, until when, and what the viewer can do about it. */
export function Confirmations({ changes, timeZone, title }: Props) {
  const t = useTranslations('confirmations')
  if (changes.length === 0) return null
  // Passwords, addresses and executives are looked at one by one.
  const together = changes.filter(({ confirms, kind }) => confirms && appointments.has(kind))
  return (
    <section aria-labelledby="confirmations">
      <h2 id="confirmations" className="section-head">
        {t(`title.${title}`)}
      </h2>
      <p className="muted">{t('text')}</p>
      <ul className="todo under">
        {changes.map((change) => (
          <Change key={change.id} change={change} timeZone={timeZone} />
        ))}
      </ul>
      {together.length > 1 && (
        <ActionForm action={confirmChanges} className="under">
          {together.map(({ id }, index) => (
            <input key={id} type="hidden" name={`ids.${index}`} value={id} />
          ))}
          <SubmitButton>{t('confirmAll', { count: together.length })}</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}

function Change({ change, timeZone }: { change: WaitingChange; timeZone: string }) {
  const t = useTranslations('confirmations')
  const locale = useLocale()
  const { id, kind, state, missing, password } = change
  const own = change.person?.id === change.askedBy.id
  const day = (at: string) => formatDay(todayIn(timeZone, new Date(at)), locale)
  const names = {
    asker: change.askedBy.name,
    person: change.person?.name ?? '',
    team: change.team?.name ?? '',
    above: change.above?.name ?? '',
    address: change.address ?? '',
    day: change.validFrom ? formatDay(change.validFrom, locale) : '',
  }
  const waiting = change.takesEffectOn
    ? t('state.until', { asked: day(change.askedAt), day: formatDay(change.takesEffectOn, locale) })
    : t('state.waiting', { asked: day(change.askedAt) })
  const ended = () =>
    state === 'in_force'
      ? t('state.in_force', { day: formatDay(change.takesEffectOn!, locale) })
      : state !== 'waiting' &&
        t(`state.${state}`, { by: change.settledBy ?? '', day: day(change.settledOn!) })
  const facts = [
    state === 'waiting' ? waiting : ended(),
    state === 'waiting' && kind === 'lead' && t('leadMeanwhile'),
    missing && t(`missing.${missing}`, { person: names.person }),
    change.confirms && password && t('passwordBy', { ...names, by: password.by, day: day(password.at) }),
  ].filter((fact) => typeof fact === 'string')
  return (
    <li>
      <div>
        <b>
          {own && (kind === 'lead' || kind === 'executive')
            ? t(`asksOwn.${kind}`, names)
            : t(`asks.${kind}`, names)}
        </b>
        <p>{facts.join(locale === 'en' ? ' ' : '')}</p>
      </div>
      <div className="actions">
        {change.confirms && (
          <ActionForm action={confirmChanges}>
            <input type="hidden" name="ids.0" value={id} />
            <SubmitButton>{t(`confirm.${kind}`, names)}</SubmitButton>
          </ActionForm>
        )}
        {change.refuses && (
          <ActionForm action={refuseChange}>
            <input type="hidden" name="id" value={id} />
            <SubmitButton tone="plain">{t(change.refuses)}</SubmitButton>
          </ActionForm>
        )}
      </div>
    </li>
  )
}
