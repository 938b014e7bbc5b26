/** The currencies a sign or word may stand for; a sign counts as a field's own when its currency is among them. */
const signs: Record<string, readonly string[]> = {
  $: ['USD', 'AUD', 'CAD', 'HKD', 'NZD', 'SGD', 'TWD', 'MXN', 'BRL', 'ARS', 'CLP', 'COP'],
  '¥': ['CNY', 'JPY'],
  '€': ['EUR'],
  '£': ['GBP'],
  '₩': ['KRW'],
  '₹': ['INR'],
  '฿': ['THB'],
  '₫': ['VND'],
  '₱': ['PHP'],
  '₽': ['RUB'],
  '₺': ['TRY'],
  '₪': ['ILS'],
  US$: ['USD'],
  A$: ['AUD'],
  C$: ['CAD'],
  HK$: ['HKD'],
  NZ$: ['NZD'],
  S$: ['SGD'],
  NT$: ['TWD'],
  R$: ['BRL'],
  RMB: ['CNY'],
  元: ['CNY'],
  圆: ['CNY'],
  人民币: ['CNY'],
  美元: ['USD'],
  美金: ['USD'],
  欧元: ['EUR'],
  英镑: ['GBP'],
  日元: ['JPY'],
  港元: ['HKD'],
  港币: ['HKD'],
  新台币: ['TWD'],
  澳元: ['AUD'],
  加元: ['CAD'],
  新加坡元: ['SGD'],
  韩元: ['KRW'],
}

const codes = new Set(Intl.supportedValuesOf('currency'))

/** Whether a sign, ISO code or word can stand for a currency; null when it means no currency at all. */
export function writtenCurrency(sign: string): ((currency: string) => boolean) | null {
  const written = sign.toUpperCase()
  const known = signs[written] ?? (codes.has(written) ? [written] : null)
  return known && ((currency) => known.includes(currency.toUpperCase()))
}
