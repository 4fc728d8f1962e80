/**
 * The packages of the simulated repositories of languages: name, version, what it depends on, and
 * the programs that it brings.
 *
 * @see https://pypi.org
 * @see https://rubygems.org
 */
export const PYTHON_PACKAGES = `
alembic 1.16.4 sqlalchemy alembic
blinker 1.9.0 - -
boto3 1.40.6 - -
celery 5.5.3 redis celery
certifi 2025.8.3 - -
charset-normalizer 3.4.3 - -
click 8.2.1 - -
django 5.2.5 sqlparse django-admin
djangorestframework 3.16.1 django -
fastapi 0.116.1 starlette,pydantic fastapi
flask 3.1.1 werkzeug,jinja2,itsdangerous,click,blinker,markupsafe flask
flask-cors 6.0.1 flask -
flask-sqlalchemy 3.1.1 flask,sqlalchemy -
gevent 25.5.1 - -
gunicorn 23.0.0 packaging gunicorn
idna 3.10 - -
itsdangerous 2.2.0 - -
jinja2 3.1.6 markupsafe -
markupsafe 3.0.2 - -
matplotlib 3.10.5 numpy -
numpy 2.3.2 - -
packaging 25.0 - -
pandas 2.3.1 numpy -
pillow 11.3.0 - -
pip 25.2 - pip
poetry 2.1.4 - poetry
prometheus-client 0.22.1 - -
psycopg2 2.9.10 - -
psycopg2-binary 2.9.10 - -
pydantic 2.11.7 - -
pymongo 4.14.0 - -
pymysql 1.1.1 - -
pytest 8.4.1 packaging pytest
python-dotenv 1.1.1 - -
pyyaml 6.0.2 - -
redis 6.4.0 - -
requests 2.32.4 certifi,charset-normalizer,idna,urllib3 -
scikit-learn 1.7.1 numpy -
scipy 1.16.1 numpy -
setuptools 80.9.0 - -
six 1.17.0 - -
sqlalchemy 2.0.43 - -
sqlparse 0.5.3 - -
starlette 0.47.2 - -
tornado 6.5.2 - -
tqdm 4.67.1 - -
urllib3 2.5.0 - -
uvicorn 0.35.0 click uvicorn
virtualenv 20.33.1 - virtualenv
werkzeug 3.1.3 markupsafe -
wheel 0.45.1 - -
`
export const RUBY_PACKAGES = `
bundler 2.7.1 - bundle
jekyll 4.4.1 - jekyll
pg 1.6.1 - -
puma 6.6.1 - puma
rack 3.2.0 - -
rackup 2.2.1 rack rackup
rails 8.0.2 rack rails
rake 13.3.0 - rake
redis 5.4.1 - -
sidekiq 8.0.6 redis,rack sidekiq
sinatra 4.1.1 rack -
webrick 1.9.1 - -
`
