//! What is made of a view is kept until the view has changed: a frame in which nothing is new makes nothing anew.

use std::sync::Arc;

use egui::{Id, Ui};

use crate::base::Lang;
use crate::content::model::Model;
use crate::exercise::SeatView;
use crate::ui::page::Page;
use crate::ui::seat::scene::Scene;

/// Something with what it was made of.
struct Kept<T> {
    view: SeatView,
    records: usize,
    lang: Lang,
    model: Arc<Model>,
    made: T,
}

impl<T> Kept<T> {
    fn is_of(&self, page: &Page<'_>, scene: &Scene<'_>) -> bool {
        self.records == scene.records.len()
            && self.lang == page.prefs.lang
            && Arc::ptr_eq(&self.model, scene.titles.model())
            && self.view == *scene.view
    }
}

/// Does something with what `make` makes of view, records and language, made anew only where one of these is another.
pub(super) fn with<T: Send + Sync + 'static, R>(
    ui: &mut Ui,
    name: &'static str,
    page: &Page<'_>,
    scene: &Scene<'_>,
    make: impl FnOnce() -> T,
    work: impl FnOnce(&mut Ui, &T) -> R,
) -> R {
    let id = Id::new(("kept", name));
    let found: Option<Arc<Kept<T>>> = ui.data(|data| data.get_temp(id));
    let kept = found.filter(|kept| kept.is_of(page, scene)).unwrap_or_else(|| {
        let kept = Arc::new(Kept {
            view: scene.view.clone(),
            records: scene.records.len(),
            lang: page.prefs.lang,
            model: Arc::clone(scene.titles.model()),
            made: make(),
        });
        ui.data_mut(|data| data.insert_temp(id, Arc::clone(&kept)));
        kept
    });
    work(ui, &kept.made)
}
