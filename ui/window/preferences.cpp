// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/preferences.h"

#include <QDir>
#include <QFileInfo>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString kName = u"person/name"_s;
const QString kTheme = u"person/theme"_s;
const QString kMotion = u"person/motion"_s;
const QString kRecent = u"files/recent"_s;
const QString kLast = u"files/last"_s;
const QString kGeometry = u"window/geometry"_s;
const QString kPage = u"window/page"_s;
const QString kServiceOn = u"service/%1/on"_s;
const QString kServicePort = u"service/%1/port"_s;

const std::array<QString, 3> kThemes = {u"system"_s, u"light"_s, u"dark"_s};

/// The name of whoever is logged in.
QString accountName()
{
    for (const char *variable : {"USER", "USERNAME"}) {
        if (const QString name = qEnvironmentVariable(variable); !name.isEmpty())
            return name;
    }
    return QDir::home().dirName();
}

} // namespace

PersonalSettings Preferences::personal() const
{
    PersonalSettings personal;
    personal.name = m_settings.value(kName).toString();
    if (personal.name.isEmpty())
        personal.name = accountName();
    const auto theme = std::ranges::find(kThemes, m_settings.value(kTheme).toString());
    if (theme != kThemes.end())
        personal.theme = ThemeChoice(theme - kThemes.begin());
    personal.motion = m_settings.value(kMotion, true).toBool();
    return personal;
}

void Preferences::setPersonal(const PersonalSettings &personal)
{
    m_settings.setValue(kName, personal.name);
    m_settings.setValue(kTheme, kThemes[size_t(personal.theme)]);
    m_settings.setValue(kMotion, personal.motion);
}

QStringList Preferences::recentFiles() const
{
    return m_settings.value(kRecent).toStringList();
}

void Preferences::addRecentFile(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    m_settings.setValue(kRecent, files.mid(0, kRecentFiles));
}

void Preferences::clearRecentFiles()
{
    m_settings.remove(kRecent);
}

QString Preferences::lastWorkspace() const
{
    return m_settings.value(kLast).toString();
}

void Preferences::setLastWorkspace(const QString &path)
{
    m_settings.setValue(kLast, path);
}

ServiceChoice Preferences::service(const QString &workspaceUuid) const
{
    return {m_settings.value(kServiceOn.arg(workspaceUuid)).toBool(),
            quint16(m_settings.value(kServicePort.arg(workspaceUuid)).toUInt())};
}

void Preferences::setService(const QString &workspaceUuid, const ServiceChoice &choice)
{
    m_settings.setValue(kServiceOn.arg(workspaceUuid), choice.isOn);
    m_settings.setValue(kServicePort.arg(workspaceUuid), choice.port);
}

QByteArray Preferences::geometry() const
{
    return m_settings.value(kGeometry).toByteArray();
}

void Preferences::setGeometry(const QByteArray &geometry)
{
    m_settings.setValue(kGeometry, geometry);
}

QString Preferences::lastPage() const
{
    return m_settings.value(kPage).toString();
}

void Preferences::setLastPage(const QString &key)
{
    m_settings.setValue(kPage, key);
}

} // namespace rapport::ui
