/**
 * An SVG whose inside is written as text: one element for React instead of six. A board draws two a row, and elements are what
 * a page costs. The inside holds numbers of ours only, never a person's text; the label is an attribute, escaped as usual.
 */
export function Drawing({
  className,
  label,
  viewBox,
  inside,
}: {
  className: string
  label?: string
  viewBox?: string
  inside: string
}) {
  return (
    <svg
      className={className}
      viewBox={viewBox}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      // eslint-disable-next-line no-restricted-syntax -- numbers only, see above
      dangerouslySetInnerHTML={{ __html: inside }}
    />
  )
}
