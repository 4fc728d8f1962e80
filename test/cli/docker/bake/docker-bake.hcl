variable "REG" { default = "reg.io" }
variable "DEBUG" { default = false }
variable "N" { default = 3 }
variable "EMPTY" {}
variable "VERS" { default = ["1.0", "2.0"] }
variable "DESC" {
  default = "x"
  description = "What it is"
}
function "tag" {
  params = [name, v]
  result = "${REG}/${name}:${v}"
}
group "default" { targets = ["app", "mx"] }
group "all" { targets = ["default", "other"] }
target "app" {
  description = "The app"
  context = "."
  dockerfile-inline = <<EOT
FROM busybox
RUN echo inline
EOT
  args = {
    A = DEBUG ? "yes" : "no"
    B = N + 1
    C = join(",", VERS)
    D = upper("abc")
    E = EMPTY
    F = null
    G = format("%s-%d", "x", N)
    H = equal(N, 3)
    I = "${DEBUG}"
    J = length(VERS)
    K = notequal(REG, "x") ? "t" : "f"
    L = VERS[0]
    M = replace("a.b", ".", "-")
    N = coalesce("", "z")
    O = N > 2 && !DEBUG
    P = 7 / 2
  }
  tags = [tag("app", "1"), "${REG}/app:latest"]
  cache-from = ["type=registry,ref=a/b", "c/d"]
  cache-to = ["type=inline"]
  output = ["type=docker"]
  secret = ["id=a,src=Dockerfile"]
  platforms = ["linux/amd64"]
  no-cache-filter = ["x"]
  network = "host"
  pull = true
  no-cache = true
  shm-size = "128m"
  ulimits = ["nofile=1024:1024"]
  entitlements = ["network.host"]
  extra-hosts = { my = "1.2.3.4" }
  annotations = ["a=b"]
  attest = ["type=provenance,mode=max"]
  contexts = { base = "docker-image://busybox", o = "target:other" }
  call = "check"
}
target "other" { dockerfile = "Dockerfile" }
target "mx" {
  name = "mx-${replace(v, ".", "-")}-${os}"
  matrix = { v = ["1.0", "2.0"], os = ["a", "b"] }
  args = { V = v }
  tags = ["mx:${v}-${os}"]
}
