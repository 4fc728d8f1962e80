/**
 * A float as Python writes it.
 *
 * @module
 */

/** The shortest text that stands for it. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (Object.is(value, -0)) return '-0.0'
  const [digits = '', exponent = '0'] = value.toExponential().split('e')
  const power = Number(exponent)
  if (value !== 0 && (power < -4 || power >= 16))
    return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
  const text = plain(digits, power)
  return text.includes('.') ? text : `${text}.0`
}

function plain(digits: string, power: number): string {
  const sign = digits.startsWith('-') ? '-' : ''
  const all = digits.replace(/[-.]/g, '')
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${all}`
  const whole = all.slice(0, power + 1).padEnd(power + 1, '0')
  const rest = all.slice(power + 1)
  return sign + whole + (rest === '' ? '' : `.${rest}`)
}
