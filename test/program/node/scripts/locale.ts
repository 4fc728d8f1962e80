/** Scripts whose output depends on the language and the time zone. */
export const LOCALE_SCRIPTS: Readonly<Record<string, string>> = {
  'numbers and texts': `
    console.log((1234567.891).toLocaleString(), (12).toLocaleString('de-DE', { style: 'currency', currency: 'EUR' }), (0.5).toLocaleString(undefined, { style: 'percent' }), 123456789n.toLocaleString(), [1234.5, 'a', null].toLocaleString())
    console.log('a'.localeCompare('b'), 'ä'.localeCompare('z'), 'a'.localeCompare('A'), 'ä'.localeCompare('z', 'sv'), '10'.localeCompare('9', undefined, { numeric: true }), ['z', 'ä', 'a', 'Z', 'é'].sort((a, b) => a.localeCompare(b)).join())
    console.log('TITLE İ'.toLocaleLowerCase(), 'iı'.toLocaleUpperCase(), 'i'.toLocaleUpperCase('tr'), (1e21).toLocaleString('xx'), new Float64Array([1234.5]).toLocaleString())`,
  'formats of Intl': `
    console.log(new Intl.NumberFormat().format(1234.5), Intl.NumberFormat('fr').format(1234.5), new Intl.NumberFormat('xx-invalid').resolvedOptions().locale)
    console.log(Intl.DateTimeFormat().resolvedOptions().locale, new Intl.DateTimeFormat().resolvedOptions().timeZone, Intl.DateTimeFormat().format(0), new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' }).format(0))
    console.log(new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Tokyo', hour: 'numeric', timeZoneName: 'short' }).format(0), new Intl.DateTimeFormat(undefined, { month: 'long' }).formatToParts(0).map((p) => p.value).join())
    console.log(new Intl.PluralRules().select(1), new Intl.RelativeTimeFormat().format(-1, 'day'), new Intl.ListFormat().format(['a', 'b', 'c']), [...['z', 'ä', 'a']].sort(new Intl.Collator().compare).join(), new Intl.DisplayNames(undefined, { type: 'region' }).of('DE'))
    console.log([...new Intl.Segmenter().segment('a b')].length, Intl.getCanonicalLocales('EN-us'), Object.prototype.toString.call(Intl), new Intl.NumberFormat() instanceof Intl.NumberFormat, Intl.NumberFormat.name, Intl.DateTimeFormat.supportedLocalesOf(['de', 'xx']))
    try { new Intl.NumberFormat('not a tag') } catch (e) { console.log(e.name) } try { Intl.PluralRules() } catch (e) { console.log(e.name) }`,
  'dates in local time': `
    const d = new Date(2024, 6, 4, 12, 30, 45, 678), w = new Date(2024, 0, 15)
    console.log(d.toISOString(), w.toISOString(), d.getHours(), d.getDay(), d.getDate(), d.getTimezoneOffset(), w.getTimezoneOffset())
    console.log(String(d), '|', d.toDateString(), '|', d.toTimeString(), '|', d.toLocaleString(), '|', d.toLocaleDateString(), '|', d.toLocaleTimeString(), '|', d.toLocaleDateString('de-DE', { weekday: 'long', month: 'long', day: 'numeric' }), '|', d.toLocaleString('en-US', { timeZone: 'UTC' }), '|', d.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }))
    for (const text of ['2024-01-15', '2024-01-15T10:00', '2024-01-15T10:00:00Z', '2024-01-15T10:00:00+02:00', '2024-01-15 10:00', '2024/01/15', 'Jan 15, 2024', '15 January 2024 10:00', 'Mon, 15 Jan 2024 10:00:00 GMT', '2024-07-15T10:00', '2024-1-5', '1/15/2024 10:00 PM', 'Jan 15 2024 10:00 EST', 'Jan 15 2024 10:00 GMT+0300', 'Jan 15 2024 10:00 -0300', '2024', '2024-07', 'invalid', '', '2024-13-01', 'Thu Jan 01 1970 01:00:00 GMT+0100 (Central European Standard Time)', '20240115', '2024-01-15T24:00', '12'])
      console.log(JSON.stringify(text), new Date(text).getTime(), Date.parse(text))`,
  'changes of the clocks': `
    for (const [m, day, h] of [[2, 31, 1], [2, 31, 2], [2, 31, 3], [9, 27, 1], [9, 27, 2], [9, 27, 3], [2, 10, 2], [10, 3, 1]]) { const d = new Date(2024, m, day, h, 30); console.log(d.toISOString(), d.getHours(), d.getTimezoneOffset()) }
    const d = new Date(2024, 2, 30, 12); d.setDate(31); console.log(d.toISOString()); d.setHours(2); console.log(d.toISOString()); d.setMonth(9); console.log(d.toISOString(), d.getHours())
    console.log(new Date(1900, 0, 1).toISOString(), new Date(1950, 5, 1).toISOString(), new Date(2100, 6, 1).toISOString(), new Date(99, 0).getFullYear(), new Date(-1, 0).getFullYear())`,
  'the class Date': `
    const d = new Date(2020, 1, 29)
    console.log(Date.length, Date.name, typeof Date(), Date() === new Date().toString(), d instanceof Date, Object.prototype.toString.call(d), d.constructor === Date, Object.keys(d))
    console.log(new Date(d).getTime() === d.getTime(), new Date(5).getTime(), new Date('x').getTime(), new Date(NaN) + '', new Date(8.64e15 + 1).getTime(), new Date(undefined).getTime(), new Date(null).getTime(), new Date(true).getTime(), new Date({ valueOf: () => 7 }).getTime(), new Date(2020, 0).getDate())
    console.log(d.setFullYear(2021), d.setMonth(0, 15), d.setDate(0), d.setHours(1, 2, 3, 4), d.setMinutes(70), d.setSeconds(-1), d.setMilliseconds(5), d.setTime(0), d.getYear(), d.setYear(99))
    console.log(JSON.stringify({ d }), d - 1, d + 1 === d.toString() + '1', d > 0, [d].toString() === d.toString(), Date.UTC(2020, 1), d.toUTCString(), d.valueOf())
    class Mine extends Date { twice() { return this.getTime() * 2 } } const m = new Mine(21); console.log(m.twice(), m instanceof Date, m instanceof Mine, new Mine(2020, 0).getMonth())
    try { new Date(NaN).toISOString() } catch (e) { console.log(e.name, e.message) } try { Date.prototype.getTime.call({}) } catch (e) { console.log(e.name) }
    console.log(new Date(0), [new Date(0)], new Date(NaN), Date.prototype.constructor === Date, Object.getOwnPropertyNames(Date.prototype).length, Object.getPrototypeOf(Date.prototype) === Object.prototype)
    console.log(Object.getOwnPropertyNames(Date).sort().join(), structuredClone(new Date(0)) instanceof Date, new Date(2020, 0).getTime(), typeof performance.now())`,
}
