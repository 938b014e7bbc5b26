import { use } from 'react'
import { openedBy } from '@/lib/actions/opened-by'
import { OPENED_BY } from '@/lib/okr/form-state'

/** What every form for a server action carries unseen: an id made with the page, and whom the page was made for. */
export const FormMarks = () => (
  <>
    <input type="hidden" name="formId" value={crypto.randomUUID()} />
    <input type="hidden" name={OPENED_BY} value={use(openedBy())} />
  </>
)
