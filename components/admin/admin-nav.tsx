import { useTranslations } from 'next-intl'
import { NavLink } from '../shell/nav-link'

const sections = ['people', 'teams', 'company', 'metrics'] as const

export function AdminNav() {
  const t = useTranslations('admin.nav')
  return (
    <nav className="filters mb-4" aria-label={t('label')}>
      {sections.map((section) => (
        <NavLink key={section} href={`/admin/${section}`} periodic={false}>
          {t(section)}
        </NavLink>
      ))}
    </nav>
  )
}
