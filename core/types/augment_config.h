#pragma once

namespace core {

/// What becomes of a recording with fewer pictures than are kept of each clip (the HMDB study's comparison).
enum class ShortClips {
    Repeat,           ///< pictures are repeated
    Lengthen,         ///< means of neighbours, the reverse, and brighter and darker copies are added before frames are
                      ///< chosen
    LengthenSampled,  ///< ... and the same after every frame there is was chosen
};

/// How the part of the picture is chosen that a training clip shows.
enum class CropKind {
    Zoom,           ///< up to `zoom` of the side cut off, anywhere, the aspect ratio changed by up to `stretch`
    ScaleJitter,    ///< TimeSformer: the short side scaled to scaleLow..scaleHigh network sides, a square cut anywhere
    RandomResized,  ///< Inception: areaLow..1 of the area, at an aspect ratio between 1 / aspect and aspect
    Hand,           ///< as Zoom, but at the lower edge and around the hand that enters there (Light's "change-crop")
};

/// Random changes of each training clip; 0 switches one off.
struct AugmentConfig {
    double mirror = 0.5;        ///< probability of mirroring
    bool mirrorRelabel = true;  ///< the label is mirrored with the picture; false: as published, to compare with only
    double reverse = 0;         ///< probability of running backwards, for classes whose reverse is a class, as that one
    CropKind crop = CropKind::Zoom;
    double zoom = 0.22;         ///< largest part of the side that the random crop removes
    double stretch = 0.08;      ///< largest relative change of the aspect ratio
    double scaleLow = 8.0 / 7;  ///< 256 / 224
    double scaleHigh = 10.0 / 7;
    double areaLow = 0.08;
    double aspect = 4.0 / 3;
    double brightness = 0.25;   ///< largest relative change
    double contrast = 0.25;     ///< largest relative change
    double colour = 0.12;       ///< largest relative change of each colour channel
    double grey = 0.1;          ///< probability of losing the colours
    double noise = 0.04;        ///< largest deviation of added noise, of the full range
    double blur = 0.25;         ///< probability of a slight blur
    double erase = 0.25;        ///< probability of one rectangle painted over in all frames
    double startEarlyS = 0.35;  ///< the clip may begin this much before the gesture
    double startLateS = 0.15;   ///< ... or this much after its begin
    double endEarlyS = 0.15;    ///< the clip may end this much before the gesture's end
    double endLateS = 0.35;     ///< ... or this much after it
    double beside = 0.06;       ///< part of the gesture clips of which a window with at most 70 % of the gesture is
                                ///< taken, anywhere in the footage, and labelled `none`
    double timeStretch = 0;     ///< largest relative change of the tempo: one end of the clip faster, the other slower
    double frameJitter = 0;     ///< each frame is taken up to this part of a segment earlier or later
    double frameDrop = 0;       ///< probability of each frame that the one before it stands in its place
    double mixup = 0;           ///< alpha of the Beta distribution of the share of another clip blended in
    double cutmix = 0;          ///< alpha of the area that another clip's pictures are pasted over
    double mix = 1;             ///< probability that a clip is mixed at all, where mixup or cutmix are on
};

}  // namespace core
