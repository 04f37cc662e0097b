// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "insight/global_search.h"
#include "session/workspace.h"
#include "ui/window/palette_list.h"

#include <QDialog>
#include <QTimer>

#include <stop_token>

class QLabel;
class QLineEdit;
class QListView;

namespace rapport::ui {

/// Finds anything by its name and goes there: records of every kind, pages, commands.
///
/// A small window over its parent that closes when something is chosen, on Escape and when the
/// user turns elsewhere. Records are looked for while the user types, in the reader thread;
/// answers to what is no longer typed are dropped. Without a workspace it has commands only.
/// GUI thread; Qt parenthood; the workspace must outlive it.
class SearchPalette : public QDialog {
    Q_OBJECT
public:
    /// \p commands are offered under their texts; those that cannot be used now are left out.
    SearchPalette(Workspace *workspace, const std::vector<PaletteCommand> &commands,
                  QWidget *parent);
    ~SearchPalette() override;

    /// Shows it over its parent.
    void popup();
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QListView *view() const { return m_view; }
    [[nodiscard]] PaletteList &list() { return m_list; }
    /// What is said below the results: that there are none, that they are still looked for.
    [[nodiscard]] QString note() const;
    /// Whether an answer is awaited.
    [[nodiscard]] bool isBusy() const { return m_pause.isActive() || m_reading; }

Q_SIGNALS:
    void recordChosen(rapport::KindId kind, rapport::RecordId id);
    void pageChosen(const QString &key);
    /// Everything of \p kind that \p search finds is wanted.
    void allChosen(rapport::KindId kind, const QString &search);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void typed();
    void search();
    void showHits(const std::vector<SearchHits> &hits);
    void step(int by);
    void setCurrent(int row);
    void choose(int row);
    void arrange();
    void warm();
    [[nodiscard]] QString wanted() const;

    Workspace *m_workspace;
    PaletteList m_list;
    QLineEdit *m_field;
    QListView *m_view;
    QLabel *m_note;
    QTimer m_pause; ///< until the user has stopped typing
    QTimer m_tell;  ///< until a search takes so long that it should be said
    std::stop_source m_stop;
    bool m_reading = false;
    bool m_chooseFirst = false; ///< Enter came before the answer
};

} // namespace rapport::ui
