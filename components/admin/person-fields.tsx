import { useTranslations } from 'next-intl'
import { NAME_LENGTH } from '@/lib/okr/input/people'
import { locales, type Locale } from '@/lib/okr/types'
import { Field, Select } from '../ui/field'

type Person = { name: string; email: string; position: string; locale: Locale }

export function PersonFields({ person, emailHint }: { person: Person; emailHint?: string }) {
  const t = useTranslations('admin.add')
  const languages = useTranslations('settings.language')
  return (
    <>
      <Field
        name="name"
        label={t('name')}
        defaultValue={person.name}
        maxLength={NAME_LENGTH}
        autoComplete="off"
      />
      <Field
        name="email"
        label={t('email')}
        hint={emailHint}
        defaultValue={person.email}
        inputMode="email"
        maxLength={254}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Field
        name="position"
        label={t('position')}
        hint={t('positionHint')}
        optional
        defaultValue={person.position}
        maxLength={NAME_LENGTH}
        autoComplete="off"
      />
      <Select
        name="locale"
        label={t('locale')}
        defaultValue={person.locale}
        options={locales.map((value) => ({ value, label: languages(value) }))}
      />
    </>
  )
}
