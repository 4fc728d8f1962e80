/**
 * Compose files of the kinds that people have: a site with its database, a proxy, a queue.
 */

/** A project, and how to see that it answers. */
interface Sample {
  readonly name: string
  /** The file. */
  readonly compose: string
  /** Its other files. */
  readonly files?: Readonly<Record<string, string>>
  readonly ask: string
  readonly answer: string
}

export const SAMPLES: readonly Sample[] = [
  {
    name: 'web-db',
    compose: `services:
  web:
    image: nginx:alpine
    ports: ["8080:80"]
    depends_on: [db]
  db:
    image: postgres:16
    environment: {POSTGRES_PASSWORD: secret}
    volumes: ["pg:/var/lib/postgresql/data"]
    healthcheck: {test: ["CMD-SHELL", "pg_isready -U postgres"], interval: 2s, timeout: 2s, retries: 10}
volumes: {pg: }
`,
    ask: 'curl -s -o /dev/null -w "%{http_code}" localhost:8080',
    answer: '200',
  },
  {
    name: 'wordpress',
    compose: `services:
  db:
    image: mysql:8
    environment: {MYSQL_ROOT_PASSWORD: a, MYSQL_DATABASE: wp}
  wordpress:
    image: wordpress
    ports: ["8081:80"]
    environment: {WORDPRESS_DB_HOST: db}
    depends_on: [db]
`,
    ask: 'curl -s -o /dev/null -w "%{http_code}" localhost:8081',
    answer: '302',
  },
  {
    name: 'redis',
    compose: `services:
  cache:
    image: redis:7-alpine
    command: redis-server --save 20 1
    healthcheck: {test: [CMD, redis-cli, ping], interval: 1s}
  app:
    image: busybox
    command: sh -c "nc -z cache 6379 && echo reached; sleep 100"
    depends_on: {cache: {condition: service_healthy}}
`,
    ask: 'docker compose logs --no-log-prefix app',
    answer: 'reached',
  },
  {
    name: 'proxy',
    compose: `services:
  proxy:
    image: nginx
    ports: ["8082:80"]
    volumes: ["./nginx.conf:/etc/nginx/conf.d/default.conf:ro"]
    depends_on: [backend]
  backend:
    image: nginx
    volumes: ["./html:/usr/share/nginx/html:ro"]
`,
    files: {
      'nginx.conf': `server { listen 80; location / { proxy_pass http://backend:80; } }
`,
      'html/index.html': `from backend
`,
    },
    ask: 'curl -s localhost:8082',
    answer: 'from backend',
  },
  {
    name: 'rabbit',
    compose: `services:
  mq: {image: "rabbitmq:3-management", ports: ["15672:15672", "5672:5672"]}
`,
    ask: 'docker compose ps --format "{{.State}}"',
    answer: 'running',
  },
  {
    name: 'mongo',
    compose: `services:
  mongo: {image: mongo, volumes: ["m:/data/db"]}
  express: {image: mongo-express, ports: ["8084:8081"], depends_on: [mongo]}
volumes: {m: {}}
`,
    ask: 'docker compose ps --services',
    answer: 'express',
  },
  {
    name: 'prom',
    compose: `services:
  prometheus: {image: prom/prometheus, ports: ["9090:9090"]}
  grafana: {image: grafana/grafana, ports: ["3000:3000"], environment: {GF_SECURITY_ADMIN_PASSWORD: a}}
`,
    ask: 'curl -s -o /dev/null -w "%{http_code}" localhost:9090',
    answer: '302',
  },
  {
    name: 'node',
    compose: `services:
  api:
    build: .
    ports: ["8085:3000"]
    environment: [NODE_ENV=production]
    restart: unless-stopped
`,
    files: {
      Dockerfile: `FROM node:20
WORKDIR /app
COPY app.js .
CMD ["node", "app.js"]
`,
      'app.js': `require('http').createServer((q,s)=>s.end('hello '+process.env.NODE_ENV+'\\n')).listen(3000)
`,
    },
    ask: 'curl -s localhost:8085',
    answer: 'hello',
  },
  {
    name: 'traefik',
    compose: `services:
  traefik: {image: "traefik:v3", ports: ["8086:80"]}
  whoami: {image: traefik/whoami}
`,
    ask: 'docker compose ps --services',
    answer: 'whoami',
  },
  {
    name: 'networks',
    compose: `services:
  front: {image: busybox, command: sleep 100, networks: [a]}
  mid: {image: busybox, command: sleep 100, networks: {a: {aliases: [middle]}, b: }}
  back: {image: nginx, networks: [b]}
networks: {a: {internal: true}, b: {ipam: {config: [{subnet: 10.5.0.0/24}]}}}
`,
    ask: 'docker compose exec -T mid wget -qO- http://back | grep -c nginx; docker compose exec -T front nslookup middle | tail -2; docker compose exec -T front wget -qO- -T 1 http://back',
    answer: 'bad address',
  },
  {
    name: 'elastic',
    compose: `services:
  es: {image: "elasticsearch:8.11.0", environment: [discovery.type=single-node], ports: ["9200:9200"]}
  kibana: {image: "kibana:8.11.0", depends_on: [es]}
`,
    ask: 'docker compose ps --services',
    answer: 'es',
  },
  {
    name: 'maria',
    compose: `services:
  db: {image: mariadb, environment: {MARIADB_ROOT_PASSWORD: x}}
  adminer: {image: adminer, ports: ["8087:8080"]}
`,
    ask: 'docker compose ps --services',
    answer: 'db',
  },
  {
    name: 'composetest',
    compose: `services:
  web:
    build: .
    ports:
      - "8000:5000"
  redis:
    image: "redis:alpine"
`,
    files: {
      Dockerfile: `# syntax=docker/dockerfile:1
FROM python:3.10-alpine
WORKDIR /code
ENV FLASK_APP=app.py
ENV FLASK_RUN_HOST=0.0.0.0
RUN apk add --no-cache gcc musl-dev linux-headers
COPY requirements.txt requirements.txt
RUN pip install -r requirements.txt
EXPOSE 5000
COPY . .
CMD ["flask", "run", "--debug"]
`,
      'requirements.txt': 'flask\nredis\n',
      'app.py': `import time

import redis
from flask import Flask

app = Flask(__name__)
cache = redis.Redis(host='redis', port=6379)

def get_hit_count():
    retries = 5
    while True:
        try:
            return cache.incr('hits')
        except redis.exceptions.ConnectionError as exc:
            if retries == 0:
                raise exc
            retries -= 1
            time.sleep(0.5)

@app.route('/')
def hello():
    count = get_hit_count()
    return f'Hello World! I have been seen {count} times.\\n'
`,
    },
    ask: 'curl -s localhost:8000; curl -s localhost:8000',
    answer: 'Hello World! I have been seen 1 times.\nHello World! I have been seen 2 times.\n',
  },
]
