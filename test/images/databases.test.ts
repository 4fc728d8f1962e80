import { beforeAll, describe, expect, it } from 'vitest'
import { type DockerLab, createLab } from '../../src/docker.js'

const WARNING = 'mysql: [Warning] Using a password on the command line interface can be insecure.\n'

describe('MySQL', () => {
  let lab: DockerLab
  const mysql = (sql: string, options = '', password = 'secret') =>
    lab.sh(`docker exec db mysql -uroot -p${password} ${options} -e "${sql}"`)
  beforeAll(() => {
    lab = createLab({ seed: 1 })
    lab.sh(
      'docker run -d --name db -v data:/var/lib/mysql -e MYSQL_ROOT_PASSWORD=secret -e MYSQL_DATABASE=shop mysql:8.0',
    )
    lab.advance('20s')
  })

  it('answers its client', () => {
    expect(mysql('select 1')).toMatchObject({ stdout: '1\n1\n', stderr: WARNING, exitCode: 0 })
    expect(mysql('select version()').stdout).toContain('8.0.43')
    expect(lab.sh('docker exec db mysqladmin -uroot ping').stdout).toBe('mysqld is alive\n')
  })

  it('keeps rows in tables', () => {
    mysql(
      "create table cakes (id int auto_increment primary key, name varchar(20) not null, price decimal(5,2) default 1); insert into cakes (name, price) values ('plum', 2.5), ('nut', 10), ('egg', 9.25)",
      'shop',
    )
    mysql(
      "update cakes set price = price + 1 where name = 'plum'; delete from cakes where id = 3",
      'shop',
    )
    expect(
      mysql('select id, name, price from cakes where price > 1 order by price desc limit 5', 'shop')
        .stdout,
    ).toBe('id\tname\tprice\n2\tnut\t10.00\n1\tplum\t3.50\n')
    expect(mysql('select count(*) as n from cakes', 'shop -t').stdout).toBe(
      '+---+\n| n |\n+---+\n| 2 |\n+---+\n',
    )
    expect(mysql('show databases', '-N').stdout).toContain('shop\n')
    expect(mysql('show tables', 'shop -N').stdout).toBe('cakes\n')
  })

  it('says what is wrong as the real one does', () => {
    const errorOf = (sql: string, options = 'shop'): string =>
      mysql(sql, options).stderr.replace(WARNING, '')
    expect(errorOf('select * from pies')).toBe(
      "ERROR 1146 (42S02) at line 1: Table 'shop.pies' doesn't exist\n",
    )
    expect(errorOf('select colour from cakes')).toBe(
      "ERROR 1054 (42S22) at line 1: Unknown column 'colour' in 'field list'\n",
    )
    expect(errorOf("insert into cakes (id, name) values (1, 'x')")).toBe(
      "ERROR 1062 (23000) at line 1: Duplicate entry '1' for key 'cakes.PRIMARY'\n",
    )
    expect(errorOf('selec 1')).toContain("near 'selec 1' at line 1")
    expect(errorOf('show tables', '')).toBe('ERROR 1046 (3D000) at line 1: No database selected\n')
    expect(mysql('select 1', '', 'wrong')).toMatchObject({
      exitCode: 1,
      stderr: `${WARNING}ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)\n`,
    })
  })

  it('has its rows again on the same volume, in another container', () => {
    const other = lab.fork() as DockerLab
    other.sh(
      'docker rm -f db; docker run -d --name again -v data:/var/lib/mysql -e MYSQL_ROOT_PASSWORD=secret mysql:8.0',
    )
    other.advance('20s')
    expect(
      other.sh('echo "select name from cakes;" | docker exec -i again mysql -uroot -psecret shop')
        .stdout,
    ).toContain('plum\n')
  })

  it('does not start without a word about root’s password', () => {
    expect(createLab().sh('docker run mysql 2>&1; echo rc=$?').stdout).toMatch(
      /\[ERROR\] \[Entrypoint\]: Database is uninitialized and password option is not specified\n[^]*- MYSQL_ROOT_PASSWORD\n[^]*rc=1\n$/,
    )
    expect(createLab().sh('docker run mariadb 2>&1; echo rc=$?').stdout).toMatch(
      /MARIADB_ROOT_PASSWORD\n[^]*rc=1\n$/,
    )
  })
})

describe('PostgreSQL', () => {
  let lab: DockerLab
  const psql = (words: string) => lab.sh(`docker exec pg psql -U postgres ${words}`)
  beforeAll(() => {
    lab = createLab({ seed: 1 })
    lab.writeFile(
      'init/seed.sql',
      "CREATE TABLE seeds (id serial PRIMARY KEY, name text);\nINSERT INTO seeds (name) VALUES ('oak');\n",
    )
    lab.sh(
      'docker network create back; docker run -d --name pg --network back -v $PWD/init:/docker-entrypoint-initdb.d -e POSTGRES_PASSWORD=secret postgres:16',
    )
    lab.advance('5s')
  })

  it('answers its client', () => {
    expect(psql('-c "select id, name from seeds"').stdout).toBe(
      ' id | name \n----+------\n  1 | oak\n(1 row)\n\n',
    )
    expect(psql(`-c "insert into seeds (name) values ('elm'), ('ash')"`).stdout).toBe(
      'INSERT 0 2\n',
    )
    expect(psql('-tA -c "select count(*) from seeds"').stdout).toBe('3\n')
    expect(
      psql(`-c "update seeds set name = 'fir' where id > 1" -c "delete from seeds where id = 3"`)
        .stdout,
    ).toBe('UPDATE 2\nDELETE 1\n')
  })

  it('lists its databases and tables', () => {
    expect(psql('-c "create database orchard"').stdout).toBe('CREATE DATABASE\n')
    expect(psql('-l').stdout).toMatch(/List of databases\n[^]* orchard +\| postgres \| UTF8/)
    expect(psql('-c "\\dt"').stdout).toMatch(
      /List of relations\n[^]* public \| seeds \| table \| postgres\n/,
    )
    expect(psql('-c "\\d seeds"').stdout).toMatch(/ id +\| integer \| +\| not null \|/)
  })

  it('says what is wrong as the real one does', () => {
    expect(psql('-c "select * from nuts"')).toMatchObject({
      exitCode: 1,
      stderr: 'ERROR:  relation "nuts" does not exist\n',
    })
    expect(psql('-d nuts -c "select 1"')).toMatchObject({
      exitCode: 2,
      stderr:
        'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: FATAL:  database "nuts" does not exist\n',
    })
  })

  it('asks for the password of who comes from elsewhere', () => {
    const from = (env: string) =>
      lab.sh(
        `docker run --rm --network back ${env} postgres:16 psql -h pg -U postgres -tAc "select 1"`,
      )
    expect(from('-e PGPASSWORD=secret').stdout).toBe('1\n')
    expect(from('-e PGPASSWORD=wrong').stderr).toContain(
      'port 5432 failed: FATAL:  password authentication failed for user "postgres"',
    )
  })
})

describe('a database that reads what it does not act on', () => {
  it('says so once, in its log and to the lab', () => {
    const lab = createLab({ seed: 1 })
    lab.sh('docker run -d --name pg -e POSTGRES_PASSWORD=secret postgres')
    lab.advance('10s')
    for (const table of ['a', 'b'])
      lab.sh(
        `docker exec pg psql -U postgres -c "create table ${table} (id int primary key, n int check (n > 0))"`,
      )
    lab.sh(`docker exec pg psql -U postgres -c "select 'check (x)'"`)
    expect(lab.warnings).toEqual(['kubarium does not simulate CHECK constraints in SQL'])
    expect(lab.sh('docker logs pg 2>&1').stdout).toContain(
      'Warning: kubarium does not simulate CHECK constraints in SQL\n',
    )
  })
})
