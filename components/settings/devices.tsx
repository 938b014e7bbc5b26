import { useLocale, useTranslations } from 'next-intl'
import type { Device } from '@/db/queries/settings'
import { endOtherSessions, endSession } from '@/lib/actions/sessions'
import { formatInstant } from '@/lib/i18n/format'
import { ActionForm } from '../ui/action-form'
import { SubmitButton } from '../ui/submit-button'
import { deviceOf } from './device'

/** Where somebody is signed in. Each can be ended; it counts at once. */
export function Devices({ devices, timeZone }: { devices: Device[]; timeZone: string }) {
  const t = useTranslations('settings.devices')
  const locale = useLocale()
  const when = (instant: Date) => formatInstant(instant, locale, timeZone)
  const nameOf = (device: Device) => {
    const known = deviceOf(device.userAgent)
    return known ? t('named', known) : t('unknown')
  }
  return (
    <section>
      <h2>{t('title')}</h2>
      <p className="muted">{t('text')}</p>
      <table className="table cards under">
        <thead>
          <tr>
            <th scope="col">{t('device')}</th>
            <th scope="col">{t('since')}</th>
            <th scope="col">{t('seen')}</th>
            <th>
              <span className="visually-hidden">{t('end')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <tr key={device.id}>
              <th scope="row">
                {nameOf(device)}
                {device.here && <span className="sub">{t('here')}</span>}
              </th>
              <td data-label={t('since')}>{when(device.createdAt)}</td>
              <td data-label={t('seen')}>{when(device.lastSeenAt)}</td>
              <td className="do">
                {!device.here && (
                  <ActionForm action={endSession}>
                    <input type="hidden" name="sessionId" value={device.id} />
                    <SubmitButton tone="plain" aria-label={t('endNamed', { device: nameOf(device) })}>
                      {t('end')}
                    </SubmitButton>
                  </ActionForm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {devices.length > 1 && (
        <ActionForm action={endOtherSessions} className="under">
          <SubmitButton tone="plain">{t('endOthers')}</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
