/**
 * Dockerfiles of the kinds that public repositories hold, each with the files that it needs and
 * what its container says when it is asked.
 *
 * @module
 */

/** A Dockerfile with its context. */
interface Sample {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  /** The port that answers over HTTP, and what comes back. */
  readonly answers?: readonly [port: number, text: string | RegExp]
  /** What a container prints that ends by itself. */
  readonly prints?: string | RegExp
  /** Why what answers is not the program itself; for the table in docs. */
  readonly note?: string
}

const STAND_IN = 'what is compiled stands in for the program, and says so'
const EXPRESS = (text: string): string =>
  `const express = require('express')\nconst app = express()\napp.get('/', (req, res) => res.send('${text}'))\napp.listen(process.env.PORT || 3000)\n`

export const SAMPLES: readonly Sample[] = [
  {
    name: 'node, express, npm ci',
    files: {
      Dockerfile:
        'FROM node:20-alpine\nWORKDIR /usr/src/app\nCOPY package*.json ./\nRUN npm ci --omit=dev\nCOPY . .\nENV NODE_ENV=production PORT=3000\nUSER node\nEXPOSE 3000\nCMD ["node", "server.js"]\n',
      'package.json': '{"name":"web","dependencies":{"express":"^4.18.2"}}',
      'package-lock.json': '{"lockfileVersion":3}',
      'server.js': EXPRESS('express answers'),
    },
    answers: [3000, 'express answers'],
  },
  {
    name: 'node, two stages, npm start',
    files: {
      Dockerfile:
        'FROM node:18 AS deps\nWORKDIR /app\nCOPY package.json .\nRUN npm install\n\nFROM node:18-slim\nWORKDIR /app\nCOPY --from=deps /app/node_modules ./node_modules\nCOPY . .\nCMD ["npm", "start"]\n',
      'package.json':
        '{"name":"two","scripts":{"start":"node index.js"},"dependencies":{"express":"4"}}',
      'index.js': EXPRESS('two stages'),
    },
    answers: [3000, 'two stages'],
  },
  {
    name: 'node, yarn',
    files: {
      Dockerfile:
        'FROM node:lts\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN yarn install --frozen-lockfile && yarn cache clean\nCOPY . .\nCMD ["yarn", "start"]\n',
      'package.json': '{"scripts":{"start":"node a.js"},"dependencies":{"express":"^5.0.0"}}',
      'yarn.lock': '',
      'a.js': EXPRESS('yarn starts'),
    },
    answers: [3000, 'yarn starts'],
  },
  {
    name: 'node without packages',
    files: {
      Dockerfile: 'FROM node:22-alpine\nADD app.js /app.js\nENTRYPOINT ["node", "app.js"]\n',
      'app.js': "require('http').createServer((q, s) => s.end('plain node\\n')).listen(8080)\n",
    },
    answers: [8080, 'plain node\n'],
  },
  {
    name: 'react, built by node, served by nginx',
    files: {
      Dockerfile:
        'FROM node:20 AS build\nWORKDIR /app\nCOPY package.json ./\nRUN npm install\nCOPY . .\nRUN npm run build\n\nFROM nginx:alpine\nCOPY --from=build /app/build /usr/share/nginx/html\nEXPOSE 80\n',
      'package.json':
        '{"scripts":{"build":"mkdir -p build && cp public/index.html build/"},"dependencies":{"react":"^18.2.0"}}',
      'public/index.html': '<div id="root"></div>\n',
    },
    answers: [80, '<div id="root"></div>\n'],
  },
  {
    name: 'nginx, static pages',
    files: {
      Dockerfile:
        'FROM nginx:1.27\nLABEL maintainer="me@example.com"\nRUN rm /usr/share/nginx/html/index.html\nCOPY site/ /usr/share/nginx/html/\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1\n',
      'site/index.html': '<h1>static</h1>\n',
    },
    answers: [80, '<h1>static</h1>\n'],
  },
  {
    name: 'nginx, own configuration',
    files: {
      Dockerfile:
        'FROM nginx:stable-alpine\nCOPY default.conf /etc/nginx/conf.d/default.conf\nCMD ["nginx", "-g", "daemon off;"]\n',
      'default.conf': 'server {\n  listen 8080;\n  location / { return 200 "configured\\n"; }\n}\n',
    },
    answers: [8080, 'configured\n'],
  },
  {
    name: 'httpd, static pages',
    files: {
      Dockerfile: 'FROM httpd:2.4\nCOPY ./public-html/ /usr/local/apache2/htdocs/\n',
      'public-html/index.html': 'apache\n',
    },
    answers: [80, 'apache\n'],
  },
  {
    name: 'python, http.server',
    files: {
      Dockerfile:
        'FROM python:3.12-slim\nWORKDIR /srv\nCOPY index.html .\nEXPOSE 8000\nCMD ["python", "-m", "http.server", "8000"]\n',
      'index.html': 'from python\n',
    },
    answers: [8000, 'from python\n'],
  },
  {
    name: 'python, requirements',
    files: {
      Dockerfile:
        'FROM python:3.11\nENV PYTHONUNBUFFERED=1\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY . .\nCMD ["python", "-c", "print(\'ready\')"]\n',
      'requirements.txt': 'flask==3.0.0\ngunicorn\npsycopg2-binary>=2.9\n',
    },
    prints: 'ready\n',
  },
  {
    name: 'go, two stages, from scratch',
    files: {
      Dockerfile:
        'FROM golang:1.22-alpine AS build\nRUN apk add --no-cache git ca-certificates\nWORKDIR /src\nCOPY go.mod ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 GOOS=linux go build -ldflags="-s -w" -o /bin/server .\n\nFROM scratch\nCOPY --from=build /bin/server /server\nEXPOSE 8080\nENTRYPOINT ["/server"]\n',
      'go.mod': 'module example.com/server\n\ngo 1.22\n',
      'main.go':
        'package main\n\nimport "net/http"\n\nfunc main() {\n\thttp.ListenAndServe(":8080", nil)\n}\n',
    },
    answers: [8080, /stands in for example\.com\/server/],
    note: STAND_IN,
  },
  {
    name: 'go, distroless',
    files: {
      Dockerfile:
        'FROM golang:1.23 AS builder\nWORKDIR /app\nCOPY . .\nRUN go build -o app\nFROM gcr.io/distroless/base-debian12\nCOPY --from=builder /app/app /\nCMD ["/app"]\n',
      'go.mod': 'module tool\n',
      'main.go': 'package main\n\nfunc main() { println("hi") }\n',
    },
    prints: /^$/,
    note: STAND_IN,
  },
  {
    name: 'java, maven, two stages',
    files: {
      Dockerfile:
        'FROM maven:3.9-eclipse-temurin-17 AS build\nWORKDIR /app\nCOPY pom.xml .\nRUN mvn -B dependency:go-offline\nCOPY src src\nRUN mvn -B package -DskipTests\n\nFROM eclipse-temurin:17-jre\nCOPY --from=build /app/target/*.jar /app.jar\nEXPOSE 8080\nENTRYPOINT ["java", "-jar", "/app.jar"]\n',
      'pom.xml':
        '<project><parent><artifactId>spring-boot-starter-parent</artifactId><version>3.3.0</version></parent><artifactId>demo</artifactId><version>0.0.1</version></project>\n',
      'src/main/java/Demo.java': '@SpringBootApplication\npublic class Demo {}\n',
    },
    answers: [8080, /stands in for demo-0\.0\.1\.jar/],
    note: STAND_IN,
  },
  {
    name: 'java, one class',
    files: {
      Dockerfile: 'FROM openjdk:21\nCOPY Main.java .\nRUN javac Main.java\nCMD ["java", "Main"]\n',
      'Main.java': 'public class Main { public static void main(String[] a) {} }\n',
    },
    prints: /^$/,
    note: STAND_IN,
  },
  {
    name: 'ubuntu, apt-get, nginx',
    files: {
      Dockerfile:
        'FROM ubuntu:22.04\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get update && apt-get install -y --no-install-recommends \\\n    nginx \\\n    curl \\\n    ca-certificates \\\n && rm -rf /var/lib/apt/lists/*\nRUN echo "from ubuntu" > /var/www/html/index.html\nEXPOSE 80\nCMD ["nginx", "-g", "daemon off;"]\n',
    },
    answers: [80, 'from ubuntu\n'],
  },
  {
    name: 'debian, apt-get, tools',
    files: {
      Dockerfile:
        'FROM debian:bookworm-slim\nRUN apt-get update -y && \\\n    apt-get install -y build-essential git vim procps iproute2 && \\\n    apt-get clean\nRUN groupadd -r app && useradd -r -g app app\nUSER app\nCMD ["id", "-un"]\n',
    },
    prints: 'app\n',
  },
  {
    name: 'alpine, tools and a user',
    files: {
      Dockerfile:
        'FROM alpine:3.20\nRUN apk add --update --no-cache bash curl jq && rm -rf /var/cache/apk/*\nRUN addgroup -S app && adduser -S app -G app\nCOPY --chown=app:app run.sh /usr/local/bin/run.sh\nRUN chmod +x /usr/local/bin/run.sh\nUSER app\nENTRYPOINT ["/usr/local/bin/run.sh"]\nCMD ["world"]\n',
      'run.sh': '#!/bin/sh\necho "hello $1 from $(whoami)"\n',
    },
    prints: 'hello world from app\n',
  },
  {
    name: 'redis, own configuration',
    files: {
      Dockerfile:
        'FROM redis:7\nCOPY redis.conf /usr/local/etc/redis/redis.conf\nRUN redis-server --version\nCMD ["sh", "-c", "redis-server /usr/local/etc/redis/redis.conf --daemonize no & sleep 1; redis-cli set a 1"]\n',
      'redis.conf': 'appendonly no\n',
    },
    prints: /OK\n$/,
  },
  {
    name: 'debian, redis by apt-get',
    files: {
      Dockerfile:
        'FROM debian:12\nRUN apt-get update && apt-get install -y redis-server\nEXPOSE 6379\nCMD ["sh", "-c", "redis-server & sleep 1; redis-cli ping"]\n',
    },
    prints: /PONG\n$/,
  },
  {
    name: 'ruby, gems',
    files: {
      Dockerfile:
        'FROM ruby:3.3\nRUN gem install bundler\nWORKDIR /app\nCOPY Gemfile ./\nRUN bundle install\nCOPY . .\nCMD ["bundle", "--version"]\n',
      Gemfile: "source 'https://rubygems.org'\ngem 'sinatra'\ngem 'puma'\n",
    },
    prints: 'Bundler version 2.7.1\n',
    note: 'Ruby itself is not simulated: a script says so',
  },
  {
    name: 'busybox, a page',
    files: {
      Dockerfile:
        'FROM busybox\nWORKDIR /www\nRUN echo tiny > index.html\nCMD ["httpd", "-f", "-p", "80", "-h", "/www"]\n',
    },
    answers: [80, 'tiny\n'],
  },
  {
    name: 'arguments and labels',
    files: {
      Dockerfile:
        'ARG TAG=3.20\nFROM alpine:${TAG}\nARG VERSION=dev\nENV VERSION=$VERSION\nLABEL org.opencontainers.image.version=$VERSION\nSHELL ["/bin/sh", "-eo", "pipefail", "-c"]\nRUN echo "$VERSION" | tee /version\nVOLUME /data\nSTOPSIGNAL SIGINT\nCMD cat /version\n',
    },
    prints: 'dev\n',
  },
]
