'use client'

import { useId, useRef, type ReactNode } from 'react'

/**
 * A final step says first what it will do. The button opens a native dialog that holds the form; browsers that know `commandfor`
 * open it without script.
 */
export function ConfirmDialog({
  button,
  title,
  cancel,
  tone = 'plain',
  children,
}: {
  button: ReactNode
  /** What it will do, in numbers: "Closing 2026 Q4 freezes 43 goals". */
  title: ReactNode
  /** `common.cancel`. */
  cancel: string
  tone?: 'primary' | 'plain' | 'quiet' | 'final'
  /** The form with its submit button. */
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const open = () => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }
  return (
    <>
      <button
        type="button"
        className={tone === 'plain' ? 'button' : `button ${tone}`}
        onClick={open}
        {...{ command: 'show-modal', commandfor: id }}
      >
        {button}
      </button>
      <dialog ref={dialog} id={id} aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>{title}</h2>
        {children}
        <form method="dialog" className="under">
          <button className="button quiet">{cancel}</button>
        </form>
      </dialog>
    </>
  )
}
