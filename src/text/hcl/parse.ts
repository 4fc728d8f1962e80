/**
 * Parses a text in HCL into blocks and attributes.
 *
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#structural-elements
 */
import { ExpressionParser } from './expressions.js'
import type { Attribute, Block, Body } from './syntax.js'
import { HclError } from './syntax.js'
import { tokensOf } from './tokens.js'

/**
 * Parses a file.
 *
 * @throws HclError with what is wrong and where
 * @example parseHcl('target "app" { tags = ["app:1"] }').blocks[0].labels[0].text // 'app'
 */
export const parseHcl = (text: string): Body => new BodyParser(tokensOf(text)).file()

class BodyParser extends ExpressionParser {
  file(): Body {
    const body = this.body()
    if (this.token.is !== 'end') throw this.notDefinition()
    return body
  }

  private body(): Body {
    const attributes: Attribute[] = []
    const blocks: Block[] = []
    for (;;) {
      this.skipNewlines()
      if (this.token.is !== 'name') return { attributes, blocks }
      const name = this.next()
      if (this.isSign('=')) {
        this.next()
        attributes.push({ name: name.text, value: this.expression(), range: name.range })
        if (this.isSign('}')) return { attributes, blocks }
        this.endLine('argument definition')
      } else blocks.push(this.block(name.text))
    }
  }

  private block(type: string): Block {
    const labels: { readonly text: string; readonly range: Block['range'] }[] = []
    while (this.token.is === 'template' || this.token.is === 'name') {
      const { text, range } = this.next()
      labels.push({ text, range })
    }
    const { range } = this.token
    if (!this.isSign('{'))
      throw new HclError(
        'Invalid block definition',
        'Either a quoted string block label or an opening brace ("{") is expected here.',
        range,
      )
    this.next()
    const body = this.body()
    if (this.token.is === 'end')
      throw new HclError(
        'Unclosed configuration block',
        'There is no closing brace for this block before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.',
        range,
      )
    if (!this.isSign('}')) throw this.notDefinition()
    this.next()
    if (!this.isSign('}')) this.endLine('block definition')
    return { type, labels, body, range }
  }

  private endLine(after: string): void {
    if (this.token.is === 'newline' || this.token.is === 'end') return
    throw new HclError(
      `Missing newline after ${after.split(' ')[0]}`,
      `An ${after} must end with a newline.`,
      this.token.range,
    )
  }

  private notDefinition(): HclError {
    return new HclError(
      'Argument or block definition required',
      'An argument or block definition is required here.',
      this.token.range,
    )
  }
}
