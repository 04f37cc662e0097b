# SPDX-FileCopyrightText: 2026 The Rapport authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The developer service as people write it with Flask and Flask-SQLAlchemy.

compare_with_flask measures rapport-cli serve against it. By hand:

    DEVELOPERS=developers.db PORT=5000 python3 flask_service.py
    DEVELOPERS=developers.db gunicorn flask_service:app
"""
import os

from flask import Flask, jsonify, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///" + os.path.abspath(os.environ["DEVELOPERS"])
db = SQLAlchemy(app)


class Developer(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(100))
    company = db.Column(db.String(100))
    satisfaction = db.Column(db.Float)


def commit_durably(connection, _record):
    # Rapport answers once a developer would survive a power cut; so must this.
    connection.execute("PRAGMA synchronous=FULL")


with app.app_context():
    event.listen(db.engine, "connect", commit_durably)
    db.create_all()


@app.route("/developers", methods=["POST"])
def add_developer():
    data = request.get_json()
    developer = Developer(name=data["name"], company=data["company"],
                          satisfaction=data["satisfaction"])
    db.session.add(developer)
    db.session.commit()
    return jsonify({"message": "Developer added successfully."}), 201


@app.route("/developers", methods=["GET"])
def get_developers():
    developers = Developer.query.all()
    return jsonify({"developers": [{"name": developer.name, "company": developer.company,
                                    "satisfaction": developer.satisfaction}
                                   for developer in developers]})


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(os.environ["PORT"]))
