//! What the user can ask for.

use std::path::PathBuf;
use std::sync::Arc;

use crate::item::{ActorId, AnchorKind, Extraction};
use crate::project::Articles;
use crate::store::{DocumentIdx, ItemIdx};
use crate::ui::preferences::Preference;
use crate::workspace::{Command, ItemStep};

/// Something the user asks for. Panels collect these; the app carries them out between frames. What
/// changes the workspace is a command; the others concern the window alone, or depend on what it shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Changes the workspace.
    Change(Command),
    /// Lets the window in time glide on after a drag, at this many of its widths a second.
    Glide(f64),
    /// Chooses an item and shows it in the reader.
    Show(ItemIdx),
    /// Goes from the chosen item to another one: in the table by its rows, else in time and from lane
    /// to lane.
    Step(ItemStep),
    /// Goes to another lane, pill or bar of the timeline.
    Walk(Walk),
    /// Opens the lane, pill or bar that the keyboard is on; zooms to the chosen item where it is on none.
    Enter,
    /// Asks for files to open.
    OpenFiles,
    /// Asks for a folder to open.
    OpenFolder,
    /// Opens what is on the clipboard: an article as text or page, or files. Holds the text, where the window was given it.
    Paste(Option<String>),
    /// Opens the sample that is part of the program.
    OpenSample,
    /// Opens a file, folder or project that was open before.
    OpenPath(PathBuf),
    /// Takes work away that was not saved.
    Discard(PathBuf),
    /// Brings back the work that was discarded last.
    BringBack,
    /// Saves the project where it stands, or asks for a place.
    SaveProject,
    /// Asks for a place to save the project at, with or without the texts of its articles.
    SaveProjectAs(Articles),
    /// Asks for a place to save the corrections at, for somebody who has the same articles.
    ShareCorrections,
    /// Asks for a folder to look in for the texts of articles that stand no longer where they did.
    AskTextFolder,
    /// Stops reading files; what was read stays open.
    StopReading,
    /// Opens the export dialog, or closes it.
    ToggleExport,
    /// Saves what the export dialog shows.
    SavePicture(PathBuf),
    /// Asks where to save it first, with a suggestion.
    AskSavePlace(PathBuf),
    /// Shows a file that was saved in the system's program for files.
    ShowFolder(PathBuf),
    /// Puts the words of the chosen items on the clipboard.
    Copy,
    /// The same as cells of a spreadsheet, or in Markdown, each with its source.
    CopyAs(CopyForm),
    /// Asks for a time to go to.
    GoToDate,
    /// Puts the cursor into the search field.
    Search,
    /// Light in place of dark, or dark in place of light.
    ToggleTheme,
    /// Shows or hides the filter panel.
    ToggleFilters,
    /// Shows or hides the reader.
    ToggleReader,
    /// Shows the findings in place of the reader, or closes them.
    ToggleFindings,
    /// Asks to which finding the chosen items are to be put.
    AskFinding,
    /// Asks for a place to save the findings at.
    ExportFindings,
    /// Chooses an item and shows its article, in place of what stands there.
    Read(ItemIdx),
    /// Opens the key sheet, or closes it.
    ToggleHelp,
    /// Opens what the program is and is made of, or closes it.
    ToggleAbout,
    /// Opens the command palette, or closes it.
    TogglePalette,
    /// Gives the next part of the window the keyboard.
    NextRegion,
    /// Gives the part before it the keyboard.
    PreviousRegion,
    /// Makes text one size larger.
    TextLarger,
    /// Makes text one size smaller.
    TextSmaller,
    /// Closes what is open on top: popover, dialog, selection, search.
    Escape,
    /// Asks for the publication date of a document.
    AskDate(DocumentIdx),
    /// Asks what a person decides about an article, or about those of what is chosen.
    AskArticle(Option<DocumentIdx>),
    /// Opens the rows of a table as items.
    AddTable(Arc<Extraction>),
    /// Writes a preference.
    Prefer(Preference),
    /// What a person says of the chosen items.
    Judge(Judgement),
    /// Gives the chosen items a star, or takes it.
    ToggleStar,
    /// Goes through what nobody has checked, one item after the other, or ends it.
    ToggleCheck,
    /// Leaves the item that is to be checked for later.
    SkipCheck,
    /// Goes through the items in another order.
    OrderCheck(CheckOrder),
    /// Opens the list of all that was decided, or closes it.
    ToggleCorrections,
    /// Goes to the field in which the chosen items get a word or a note.
    EditMarks(MarkField),
    /// Reads the file of the article that the reader shows anew.
    ReloadArticle,
    /// Asks for what is known of an item that is made of the passage that is marked in the reader.
    MakeItem(AnchorKind),
    /// The chosen items are the same.
    JoinChosen,
    /// What articles tell of the chosen item is an item each.
    SplitChosen,
    /// Asks what a person decides about an actor, or about the first of what is chosen.
    AskActor(Option<ActorId>, ActorPart),
}

/// What can be decided about an actor in a field of its dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActorPart {
    /// Full name.
    Name,
    /// Who else it is.
    Same,
    /// What it is.
    Kind,
    /// Office or function.
    Role,
    /// The country it belongs to.
    Country,
}

impl ActorPart {
    /// All, in the order of menus.
    pub const ALL: [Self; 5] = [Self::Name, Self::Same, Self::Kind, Self::Role, Self::Country];

    /// The key of its words in a menu.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "actor.rename",
            Self::Same => "actor.merge",
            Self::Kind => "actor.retype",
            Self::Role => "actor.set-role",
            Self::Country => "actor.set-country",
        }
    }
}

/// What a person says of the chosen items with one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// They are right; said again it is taken back.
    Right,
    /// They are wrong, and not shown any more; those that are shown nevertheless come back.
    Wrong,
    /// Something about them is to be corrected.
    Correct,
}

/// A field in which items get something of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkField {
    /// The one for another word.
    Tag,
    /// The note.
    Note,
}

/// In which form chosen items are copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyForm {
    /// Cells with tabs between.
    Cells,
    /// Markdown.
    Markdown,
}

/// In which order items are checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckOrder {
    /// The least sure ones first.
    #[default]
    Unsure,
    /// As time goes.
    Time,
}

/// A way from one lane, pill or bar of the timeline to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// To the next one in the lane, after the last to the first of the lane below.
    Next,
    /// To the one before.
    Previous,
    /// To the nearest one in the lane above.
    Above,
    /// To the nearest one in the lane below.
    Below,
}
