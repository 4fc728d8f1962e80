export default function scenario(seed: number): void
