import { useTranslations } from 'next-intl'
import { OtherAddressNotice } from './other-address-notice'

/** Stands on the pages one signs in on: opened at an address other than Paceline's, no sign-in would hold. */
export function OtherAddress({ address }: { address: string | undefined }) {
  const t = useTranslations('signIn')
  if (!address) return null
  const words = {
    text: t('otherAddress', { here: '{here}', address }),
    open: t('openAddress', { address }),
  }
  return <OtherAddressNotice address={address} words={words} />
}
